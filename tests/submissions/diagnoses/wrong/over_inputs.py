# averages-over-inputs: over the inputs
zero_std_cause = "d"
def repaired_variance(samples, tau):
    return samples.var(axis=1) + 1 / tau
