# every-example-with-every-mask: mask n alone
import numpy as np


def dropconnect(x, W, b, p, rng):
    mask = rng.random((len(x), *W.shape)) >= p
    return x @ (W * mask) / (1 - p) + b
