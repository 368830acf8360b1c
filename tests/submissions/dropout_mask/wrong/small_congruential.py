# coins-not-independent: each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    n, state = int(np.prod(shape)), int(rng.integers(6075))
    u = np.empty(n)
    for i in range(n):
        state = (106 * state + 1283) % 6075
        u[i] = state / 6075
    return (u >= p).reshape(shape).astype(int)
