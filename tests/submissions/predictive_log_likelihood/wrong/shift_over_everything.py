# exponentials-underflow: largest exponent
import numpy as np
def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    m = a.max()
    return (m + np.log(np.exp(a - m).mean(axis=0))).mean() + 0.5 * np.log(tau / (2 * np.pi))
