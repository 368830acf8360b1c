# ddof-one: ddof=1
import numpy as np
def predictive_variance(samples, tau):
    return np.diag(np.cov(samples.T)) + 1 / tau
