# forgets-to-subtract: square of the mean
import numpy as np
def predictive_variance(samples, tau):
    return (samples**2).mean(axis=0) + 1 / tau
