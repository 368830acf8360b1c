import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if train:
        values = [0.0, 1 / (1 - p)] if p < 1 else [0.0, 0.0]
        factor = rng.choice(values, size=x.shape, p=[p, 1 - p])
    else:
        factor = 1.0
    return factor * x, factor
