import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    live = np.flatnonzero(np.asarray(mask).any(axis=0))
    A, B, U = W1[:, live], W2[live], np.asarray(mask)[:, live] / (1 - p)
    z = X @ A + b1[live]
    h = np.maximum(z, 0) * U
    s = h @ B + b2
    s = s - s.max(1, keepdims=True)
    q = np.exp(s) / np.exp(s).sum(1, keepdims=True)
    n = np.arange(len(Y))
    d = q - np.eye(len(b2))[Y]
    d /= len(Y)
    dz = (d @ B.T) * U * (z > 0)
    grads = {k: np.zeros(v.shape) for k, v in params.items()}
    grads["W1"][:, live] = X.T @ dz
    grads["b1"][live] = dz.sum(0)
    grads["W2"][live] = h.T @ d
    grads["b2"] = d.sum(0)
    return -np.log(q[n, Y]).mean(), grads
