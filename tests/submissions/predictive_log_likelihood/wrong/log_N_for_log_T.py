# log-of-the-points: number of passes
import numpy as np
def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(y)) + 0.5 * np.log(tau / (2 * np.pi))).mean()
