import numpy as np
def logsumexp(a, axis):
    m = np.max(a, axis=axis, keepdims=True)
    return np.squeeze(m + np.log(np.sum(np.exp(a - m), axis=axis, keepdims=True)), axis=axis)
def predictive_log_likelihood(samples, y, tau):
    return logsumexp(-tau / 2 * np.square(y - samples), 0).mean() - np.log(samples.shape[0]) - np.log(2 * np.pi) / 2 + np.log(tau) / 2
