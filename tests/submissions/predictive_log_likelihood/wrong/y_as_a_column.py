# points-for-passes: along the columns
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    T = samples.shape[0]
    a = -0.5 * tau * (y[:, None] - samples) ** 2
    m = np.max(a, axis=0)
    lse = np.log(np.sum(np.exp(a - m), axis=0)) + m
    ll = lse - np.log(T) - 0.5 * np.log(2 * np.pi) + 0.5 * np.log(tau)
    return ll.mean()
