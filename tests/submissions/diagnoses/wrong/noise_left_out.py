# noise-is-not-in-the-passes: added afterwards
zero_std_cause = "e"
def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau
