# adds-standard-deviations: variances add
import numpy as np
def predictive_variance(samples, tau):
    return np.std(samples, axis=0) + tau**-0.5
