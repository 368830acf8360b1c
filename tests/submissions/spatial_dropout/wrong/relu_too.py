# applies-relu: that is ReLU's work
import numpy as np
def spatial_dropout(x, p, rng):
    return np.maximum(x, 0) * (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p)
