import numpy as np
def predictive_log_likelihood(samples, y, tau):
    sd = tau**-0.5
    logs = -0.5 * np.log(2 * np.pi * sd**2) - ((y[None] - samples) / sd) ** 2 / 2
    m = logs.max(0, keepdims=True)
    return np.mean(np.log(np.exp(logs - m).mean(0)) + m[0])
