# changes-its-input: copy
import numpy as np
def predictive_log_likelihood(samples, y, tau):
    samples -= y
    a = -tau / 2 * samples**2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))).mean()
