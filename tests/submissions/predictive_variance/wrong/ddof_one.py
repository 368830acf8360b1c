# ddof-one: ddof=1
import numpy as np
def predictive_variance(samples, tau):
    return np.var(samples, axis=0, ddof=1) + 1 / tau
