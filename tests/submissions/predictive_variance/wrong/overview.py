# averages-over-everything: for all inputs
import numpy as np
def predictive_variance(samples, tau):
    return np.std(samples)
