# std-not-variance: its square
import numpy as np
def predictive_variance(samples, tau):
    return np.sqrt(np.var(samples, axis=0) + 1 / tau)
