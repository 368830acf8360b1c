# forgets-the-logarithm: logarithm
import numpy as np
def predictive_log_likelihood(samples, y, tau):
    return (np.sqrt(tau / (2 * np.pi)) * np.exp(-tau / 2 * (y - samples) ** 2)).mean()
