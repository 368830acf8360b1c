import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        up = (f(x) * dout).sum()
        x[i] = old - h
        down = (f(x) * dout).sum()
        x[i] = old
        grad[i] = (up - down) / (2 * h)
    return grad
