# none: should be
zero_std_cause = 4
def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau
