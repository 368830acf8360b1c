# coins-not-independent: none fixed or used again
import numpy as np
def dropout_mask(shape, p, rng):
    row = rng.random(shape[-1])
    rows = int(np.prod(shape[:-1]))
    return np.stack([np.roll(row, i) for i in range(rows)]).reshape(shape) >= p
