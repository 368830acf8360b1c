# noise-std-for-variance: add its variance
import numpy as np
def predictive_variance(samples, tau):
    return np.var(samples, axis=0) + 1 / np.sqrt(tau)
