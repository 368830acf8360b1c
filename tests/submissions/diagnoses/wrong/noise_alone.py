# averages-over-everything: for all inputs
import numpy as np
zero_std_cause = "d"
def repaired_variance(samples, tau):
    return np.std(samples) ** 2 + 1 / tau
