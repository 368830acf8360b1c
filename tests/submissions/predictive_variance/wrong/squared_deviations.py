# returns-the-passes: average over them
import numpy as np
def predictive_variance(samples, tau):
    return (samples - samples.mean(axis=0)) ** 2 + 1 / tau
