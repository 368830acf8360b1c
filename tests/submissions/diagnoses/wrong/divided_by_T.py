# more-passes-less-spread: nothing is divided by T
zero_std_cause = "d"
def repaired_variance(samples, tau):
    return samples.var(axis=0) / len(samples) + 1 / tau
