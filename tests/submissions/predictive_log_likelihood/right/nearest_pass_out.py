import numpy as np
def predictive_log_likelihood(samples, y, tau):
    d2 = (samples - y) ** 2
    near = d2.min(axis=0)
    rest = np.log(np.mean(np.exp(-tau * (d2 - near) / 2), axis=0))
    return float((rest - tau * near / 2).mean() + np.log(tau) / 2 - np.log(2 * np.pi) / 2)
