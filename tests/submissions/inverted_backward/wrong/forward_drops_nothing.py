# nothing-dropped: nothing was dropped
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    return x, None


def inverted_backward(dout, cache):
    return dout
