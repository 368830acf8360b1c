# frozen-coins-still-drop: plain network
zero_std_cause = "c"
def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau
