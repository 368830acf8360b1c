# exact-quota: coins are independent, an exact quota is not
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = np.ones(x.size)
    mask[rng.choice(x.size, round(p * x.size), replace=False)] = 0
    mask = mask.reshape(x.shape)
    return (x * mask / (1 - p) if p < 1 else x * mask), mask
