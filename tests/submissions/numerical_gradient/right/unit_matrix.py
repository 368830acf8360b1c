import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([np.vdot(f(x + s) - f(x - s), dout) / (2 * h) for s in steps]).reshape(x.shape)
