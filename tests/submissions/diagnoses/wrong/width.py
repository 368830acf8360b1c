# std-not-variance: its square
import numpy as np
zero_std_cause = "d"
def repaired_variance(samples, tau):
    return np.sqrt(samples.var(axis=0) + 1 / tau)
