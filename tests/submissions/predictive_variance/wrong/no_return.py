# returns-nothing: return
import numpy as np
def predictive_variance(samples, tau):
    np.var(samples, axis=0) + 1 / tau
