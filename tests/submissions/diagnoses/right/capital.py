import numpy as np
zero_std_cause = " D "
def predictive_variance(samples, tau):
    return np.var(samples, 0) + 1 / tau
def repaired_variance(samples, tau):
    return predictive_variance(samples, tau)
