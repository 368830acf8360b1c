# one-gaussian-for-all: mixture
import numpy as np
def predictive_log_likelihood(samples, y, tau):
    m, v = samples.mean(axis=0), samples.var(axis=0) + 1 / tau
    return (-((y - m) ** 2) / (2 * v) - 0.5 * np.log(2 * np.pi * v)).mean()
