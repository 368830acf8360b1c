import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        right = ((f(x + step) - f(x)) * dout).sum() / h
        left = ((f(x) - f(x - step)) * dout).sum() / h
        grad[i] = (right + left) / 2
    return grad
