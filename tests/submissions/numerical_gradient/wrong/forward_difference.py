# one-sided: both sides
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x)) * dout).sum() / h
    return grad
