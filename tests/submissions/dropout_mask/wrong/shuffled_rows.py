# coins-not-independent: each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    row = rng.random(shape[-1])
    rows = int(np.prod(shape[:-1]))
    return np.stack([np.roll(row, int(rng.integers(shape[-1]))) for _ in range(rows)]).reshape(shape) >= p
