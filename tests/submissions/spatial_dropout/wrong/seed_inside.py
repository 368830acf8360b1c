# same-coins-every-call: do not seed or store
import numpy as np
def spatial_dropout(x, p, rng):
    rng = np.random.default_rng(0)
    return x * (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p)
