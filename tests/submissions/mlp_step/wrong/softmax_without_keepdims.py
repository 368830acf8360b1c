# divides-by-another-row: its own sum
import numpy as np


def mlp_step(params, X, Y, mask, p):
    N = X.shape[0]
    z1 = X @ params["W1"] + params["b1"]
    a1 = np.maximum(0, z1)
    h1 = a1 * mask / (1 - p)
    z2 = h1 @ params["W2"] + params["b2"]
    probs = np.exp(z2) / np.exp(z2).sum(axis=1)
    loss = -np.log(probs[range(N), Y]).mean()
    dz2 = probs.copy()
    dz2[range(N), Y] -= 1
    dz2 /= N
    grads = {}
    grads["W2"] = h1.T @ dz2
    grads["b2"] = dz2.sum(axis=0)
    dh1 = dz2 @ params["W2"].T
    da1 = dh1 * mask / (1 - p)
    dz1 = da1 * (z1 > 0)
    grads["W1"] = X.T @ dz1
    grads["b1"] = dz1.sum(axis=0)
    return loss, grads
