# exact-quota: coins are independent, an exact quota is not
import numpy as np
def dropout_mask(shape, p, rng):
    ranks = rng.random(shape).argsort(axis=0).argsort(axis=0)
    return (ranks >= round(p * shape[0])).astype(int)
