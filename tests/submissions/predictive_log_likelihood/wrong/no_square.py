# forgets-the-square: square
import numpy as np
def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * abs(y - samples)
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))).mean()
