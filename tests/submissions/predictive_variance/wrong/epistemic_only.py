# spread-of-the-passes-alone: noise of a measurement
import numpy as np
def predictive_variance(samples, tau):
    return np.var(samples, axis=0)
