# ddof-one: ddof=1
zero_std_cause = "d"
def repaired_variance(samples, tau):
    return samples.var(axis=0, ddof=1) + 1 / tau
