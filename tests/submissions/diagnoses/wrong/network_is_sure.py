# zero-is-not-certainty: x = 50
zero_std_cause = "a"
def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau
