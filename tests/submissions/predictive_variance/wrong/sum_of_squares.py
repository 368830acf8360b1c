# sum-of-the-passes: divide by T
import numpy as np
def predictive_variance(samples, tau):
    return ((samples - samples.mean(axis=0)) ** 2).sum(axis=0) + 1 / tau
