import numpy as np
def predictive_log_likelihood(samples, y, tau):
    a = -0.5 * tau * (y - samples) ** 2
    top = a.max(axis=0)
    lse = top + np.log(np.exp(a - top).sum(axis=0))
    return (lse - np.log(a.shape[0]) - 0.5 * np.log(2 * np.pi) + 0.5 * np.log(tau)).mean()
