# truncates-to-integers: floats
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape, dtype=int)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return grad
