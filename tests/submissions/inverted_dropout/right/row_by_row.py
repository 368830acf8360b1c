import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if x.ndim == 1:
        kept = np.floor(1 - p + rng.random(len(x)))
        return x * kept / (1 - p if p < 1 else 1), kept
    rows = [inverted_dropout(row, p, rng) for row in x]
    return np.array([row[0] for row in rows]), [row[1] for row in rows]
