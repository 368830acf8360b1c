# steps-pile-up: one entry
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    x = x.copy()
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        down = f(x)
        grad[i] = ((up - down) * dout).sum() / (2 * h)
    return grad
