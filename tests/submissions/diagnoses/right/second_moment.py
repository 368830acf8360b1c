import numpy as np
zero_std_cause = "D"
def repaired_variance(samples, tau):
    return (samples**2).mean(0) - samples.mean(0) ** 2 + np.power(tau, -1.0)
