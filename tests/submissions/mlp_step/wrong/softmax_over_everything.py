# softmax-over-everything: each row
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max())
    q = q / q.sum()
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads
