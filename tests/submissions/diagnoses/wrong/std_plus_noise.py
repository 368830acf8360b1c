# adds-standard-deviations: variances add
zero_std_cause = "d"
def repaired_variance(samples, tau):
    return samples.std(axis=0) + 1 / tau
