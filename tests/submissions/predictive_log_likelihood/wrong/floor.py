# floor-under-the-logarithm: small number
import numpy as np
def predictive_log_likelihood(samples, y, tau):
    p = np.sqrt(tau / (2 * np.pi)) * np.exp(-tau / 2 * (y - samples) ** 2)
    return np.log(p.mean(axis=0) + 1e-300).mean()
