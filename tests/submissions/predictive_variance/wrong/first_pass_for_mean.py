# none: not
import numpy as np
def predictive_variance(samples, tau):
    return ((samples - samples[0]) ** 2).mean(axis=0) + 1 / tau
