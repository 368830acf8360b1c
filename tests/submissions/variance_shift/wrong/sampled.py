# estimates-by-sampling: close, but not exact
import numpy as np
def variance_shift(mean, var, p):
    rng = np.random.default_rng(0)
    x = rng.normal(mean, var**0.5, 400000)
    x = mean + (x - x.mean()) * var**0.5 / x.std()
    d = x * (rng.random(x.size) >= p) / (1 - p)
    return var / d.var()
