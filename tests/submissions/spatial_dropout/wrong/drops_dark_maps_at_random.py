# mask-depends-on-x: the coin must not look at x
import numpy as np
def spatial_dropout(x, p, rng):
    means = x.mean(axis=(2, 3), keepdims=True)
    chance = np.where(means < np.median(means), 1.6 * p, 0.4 * p)
    return x * (rng.random(means.shape) >= chance) / (1 - p)
