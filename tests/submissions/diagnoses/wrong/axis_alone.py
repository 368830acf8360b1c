# spread-of-the-passes-alone: noise of a measurement
zero_std_cause = "d"
def repaired_variance(samples, tau):
    return samples.var(axis=0)
