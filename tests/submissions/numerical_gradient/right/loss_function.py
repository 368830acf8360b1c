import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    def loss(v):
        return float(np.sum(f(v) * dout))

    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = (loss(x + step) - loss(x - step)) / (h + h)
    return grad
