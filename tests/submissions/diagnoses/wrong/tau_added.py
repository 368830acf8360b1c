# tau-is-a-precision: precision
zero_std_cause = "d"
def repaired_variance(samples, tau):
    return samples.var(axis=0) + tau
