# multiplies-the-passes: average the likelihoods
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    T = samples.shape[0]
    a = -0.5 * tau * (y[None, :] - samples) ** 2
    lse = np.sum(np.log(np.exp(a)), axis=0)
    ll = lse - np.log(T) - 0.5 * np.log(2 * np.pi) + 0.5 * np.log(tau)
    return ll.mean()
