# averages-over-inputs: over the inputs
import numpy as np
def predictive_variance(samples, tau):
    return np.var(samples, axis=1) + 1 / tau
