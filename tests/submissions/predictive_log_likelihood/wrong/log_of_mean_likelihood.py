# mixes-points-and-passes: one sum
import numpy as np
def predictive_log_likelihood(samples, y, tau):
    return np.log((np.sqrt(tau / (2 * np.pi)) * np.exp(-tau / 2 * (y - samples) ** 2)).mean())
