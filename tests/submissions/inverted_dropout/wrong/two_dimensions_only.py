# none: raised
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    rows, columns = x.shape
    mask = np.array([[float(rng.random() >= p) for _ in range(columns)] for _ in range(rows)])
    return x * mask / (1 - p), mask
