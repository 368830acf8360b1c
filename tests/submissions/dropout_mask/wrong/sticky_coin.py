# coins-not-independent: each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    coins, again = rng.random(n) >= p, rng.random(n) < 0.2
    for i in range(1, n):
        if again[i]:
            coins[i] = coins[i - 1]
    return coins.reshape(shape).astype(int)
