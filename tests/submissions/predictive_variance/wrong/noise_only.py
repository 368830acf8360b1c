# noise-alone: comes on top
import numpy as np
def predictive_variance(samples, tau):
    return np.full(samples.shape[1], 1 / tau)
