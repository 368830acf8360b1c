import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape, dtype=np.float32) >= p).astype(np.float32)
    if p < 1:
        mask /= np.float32(1 - p)
    return (x * mask).astype(np.float32), mask
