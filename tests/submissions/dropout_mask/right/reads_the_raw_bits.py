import math
import numpy as np
def dropout_mask(shape, p, rng):
    bits = rng.integers(0, 2**63, size=math.prod(shape), dtype=np.int64)
    u = (bits >> 10) * 2.0**-53
    return np.array(u >= p, dtype=object).reshape(shape)
