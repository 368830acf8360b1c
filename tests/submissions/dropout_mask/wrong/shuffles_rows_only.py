# one-coin-per-row: a draw for every entry
import numpy as np
def dropout_mask(shape, p, rng):
    mask = np.ones(shape)
    mask.flat[: int(p * mask.size)] = 0
    rng.shuffle(mask)
    return mask
