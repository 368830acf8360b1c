# returns-the-mask: multiply x by them
import numpy as np
def spatial_dropout(x, p, rng):
    return (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p) * np.ones(x.shape)
