import numpy as np
def predictive_variance(samples, tau):
    return 1 / tau + (samples**2).mean(axis=0) - samples.mean(axis=0) ** 2
