# coins-not-independent: each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    u = np.zeros(shape)
    for axis, size in enumerate(shape):
        u = u + rng.random(size).reshape([-1 if a == axis else 1 for a in range(len(shape))])
    return (u % 1 >= p).astype(int)
