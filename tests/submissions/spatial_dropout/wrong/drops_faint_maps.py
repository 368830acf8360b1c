# mask-depends-on-x: the coin must not look at x
import numpy as np
def spatial_dropout(x, p, rng):
    means = abs(x).mean(axis=(2, 3), keepdims=True)
    return x * (means >= np.quantile(means, p)) / (1 - p)
