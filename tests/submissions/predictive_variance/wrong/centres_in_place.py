# changes-its-input: copy
import numpy as np
def predictive_variance(samples, tau):
    samples -= samples.mean(axis=0)
    return (samples**2).mean(axis=0) + 1 / tau
