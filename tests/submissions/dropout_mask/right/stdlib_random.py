import random


def dropout_mask(shape, p, rng):
    r = random.Random(int(rng.integers(2**62)))
    n = int(np.prod(shape, dtype=int))
    return np.array([r.random() >= p for _ in range(n)], dtype=bool).reshape(shape)
