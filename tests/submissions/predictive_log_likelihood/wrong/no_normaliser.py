# forgets-the-normaliser: normalis
import numpy as np
def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples))).mean()
