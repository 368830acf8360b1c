# exact-quota: coins are independent, an exact quota is not
import numpy as np
def dropout_mask(shape, p, rng):
    ranks = rng.random(shape).argsort(axis=-1).argsort(axis=-1)
    return (ranks >= round(p * shape[-1])).astype(int)
