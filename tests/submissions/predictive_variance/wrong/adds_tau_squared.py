# tau-is-a-precision: precision
import numpy as np
def predictive_variance(samples, tau):
    return np.var(samples, axis=0) + tau**2
