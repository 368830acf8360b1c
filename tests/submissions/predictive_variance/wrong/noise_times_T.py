# noise-counted-in-each-pass: noisy once
import numpy as np
def predictive_variance(samples, tau):
    return np.var(samples, axis=0) + len(samples) / tau
