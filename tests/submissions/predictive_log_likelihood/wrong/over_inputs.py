# joint-likelihood: by itself
import numpy as np
def predictive_log_likelihood(samples, y, tau):
    a = (-tau / 2 * (y - samples) ** 2 + 0.5 * np.log(tau / (2 * np.pi))).sum(axis=1)
    return np.logaddexp.reduce(a) - np.log(len(samples))
