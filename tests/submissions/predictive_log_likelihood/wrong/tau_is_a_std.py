# tau-is-a-precision: precision
import numpy as np
def predictive_log_likelihood(samples, y, tau):
    a = -(((y - samples) / tau) ** 2) / 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) - 0.5 * np.log(2 * np.pi) - np.log(tau)).mean()
