# mixes-points-and-passes: one sum
import numpy as np
def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return np.logaddexp.reduce(a.ravel()) - np.log(a.size) + 0.5 * np.log(tau / (2 * np.pi))
