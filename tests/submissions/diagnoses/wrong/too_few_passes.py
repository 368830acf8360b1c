# passes-do-not-make-spread: second pass
zero_std_cause = "b"
def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau
