# moves-all-at-once: one entry
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    return (f(x + h) - f(x - h)) / (2 * h) * dout
