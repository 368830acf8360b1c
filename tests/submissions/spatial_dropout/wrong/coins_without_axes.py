# coins-need-axes: from the right
import numpy as np


def spatial_dropout(x, p, rng):
    N, C, H, W = x.shape
    mask = rng.random((N, C)) >= p
    return x * mask / (1 - p)
