import numpy as np
def predictive_variance(samples, tau):
    return np.diag(np.atleast_2d(np.cov(samples, rowvar=False, bias=True))) + np.reciprocal(float(tau))
