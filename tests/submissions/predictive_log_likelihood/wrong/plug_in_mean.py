# likelihood-of-the-mean: mean prediction
import numpy as np
def predictive_log_likelihood(samples, y, tau):
    m = samples.mean(axis=0)
    return (-tau / 2 * (y - m) ** 2 + 0.5 * np.log(tau / (2 * np.pi))).mean()
