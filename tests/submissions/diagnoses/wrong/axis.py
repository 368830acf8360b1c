# mean-over-axis-keeps-spread: to the last bit
zero_std_cause = "f"
def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau
