import math
import numpy as np
def dropout_mask(shape, p, rng):
    size = math.prod(shape)
    mask = np.ones(size, dtype=int)
    place = -1
    while p > 0:
        place += int(rng.geometric(p))  # how far to the next one that falls
        if place >= size:
            break
        mask[place] = 0
    return mask.reshape(shape)
