# ignores-rng: draw from the rng you were given
import math
import random
import numpy as np
def dropout_mask(shape, p, rng):
    flat = [0 if random.random() < p else 1 for _ in range(math.prod(shape))]
    return np.array(flat).reshape(shape)
