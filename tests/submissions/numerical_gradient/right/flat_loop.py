import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    flat = x.ravel()
    slopes = []
    for k in range(flat.size):
        up, down = flat.copy(), flat.copy()
        up[k] += h
        down[k] -= h
        slopes.append(np.sum((f(up.reshape(x.shape)) - f(down.reshape(x.shape))) * dout) / (2 * h))
    return np.array(slopes).reshape(x.shape)
