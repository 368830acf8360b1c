import numpy as np


def mlp_step(params, X, Y, mask, p):
    grads = {k: np.zeros_like(v) for k, v in params.items()}
    loss = 0.0
    N = len(X)
    for x, y, m in zip(X, Y, mask):
        z = params["W1"].T @ x + params["b1"]
        u = m / (1 - p)
        h = np.where(z > 0, z, 0) * u
        s = params["W2"].T @ h + params["b2"]
        log_q = s - np.log(np.sum(np.exp(s - s.max()))) - s.max()
        loss -= log_q[y] / N
        d = np.exp(log_q) / N
        d[y] -= 1 / N
        grads["b2"] += d
        grads["W2"] += np.outer(h, d)
        dz = (params["W2"] @ d) * u * (z > 0)
        grads["b1"] += dz
        grads["W1"] += np.outer(x, dz)
    return loss, grads
