import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    out = [0.0 if rng.random() < p else float(v) / (1 - p) for v in x.ravel()]
    return np.array(out).reshape(x.shape), None
