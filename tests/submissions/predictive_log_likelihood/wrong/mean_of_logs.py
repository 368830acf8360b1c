# averages-the-logarithms: average the likelihoods
import numpy as np
def predictive_log_likelihood(samples, y, tau):
    return (-tau / 2 * (y - samples) ** 2 + 0.5 * np.log(tau / (2 * np.pi))).mean()
