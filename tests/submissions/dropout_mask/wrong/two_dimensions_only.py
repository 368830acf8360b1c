# none: raised
import numpy as np
def dropout_mask(shape, p, rng):
    rows, columns = shape
    return np.array([[float(rng.random() >= p) for _ in range(columns)] for _ in range(rows)])
