# %% right example_by_example
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

# %% right float32
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    X, W1, b1, W2, b2 = (np.asarray(a, np.float32) for a in (X, W1, b1, W2, b2))
    mask = np.asarray(mask, np.float32)
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% right gate_from_h
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * (h > 0) / (1 - p)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% right layers_as_functions
import numpy as np


def linear(x, W, b):
    return x @ W + b, lambda d: (d @ W.T, x.T @ d, d.sum(0))


def relu_dropout(z, mask, p):
    slope = (z > 0) * mask / (1 - p)
    return z * slope, lambda d: d * slope


def softmax_loss(s, Y):
    e = np.exp(s - s.max(1)[:, None])
    q = e / e.sum(1)[:, None]
    one_hot = (Y[:, None] == np.arange(s.shape[1])).astype(float)
    return -np.sum(one_hot * np.log(q)) / len(Y), (q - one_hot) / len(Y)


def mlp_step(params, X, Y, mask, p):
    z, back1 = linear(X, params["W1"], params["b1"])
    h, back_h = relu_dropout(z, mask, p)
    s, back2 = linear(h, params["W2"], params["b2"])
    loss, d = softmax_loss(s, Y)
    grads = {}
    d, grads["W2"], grads["b2"] = back2(d)
    _, grads["W1"], grads["b1"] = back1(back_h(d))
    return loss, grads

# %% right list_result
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return [loss, grads]

# %% right log_sum_exp
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    top = s.max(axis=1)
    loss = (top + np.log(np.exp(s - top[:, None]).sum(axis=1)) - s[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% right logaddexp
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = np.mean(np.logaddexp.reduce(s, axis=1) - np.take_along_axis(s, Y[:, None], axis=1)[:, 0])
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% right mask_before_relu
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z * mask, 0) / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% right one_hot
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    T = np.eye(W2.shape[1])[Y]
    loss = -(T * np.log(q)).sum() / N
    d = (q - T) / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% right physically_smaller_where_shared
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

# %% right python_float_loss
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return float(loss), dict(sorted(grads.items()))

# %% right reference
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% right scaled_mask_first
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    noise = np.asarray(mask, float) / (1.0 - p)
    z = X @ W1 + b1
    h = noise * np.clip(z, 0, None)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = np.where(z > 0, dh * noise, 0.0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong W1_gradient_from_W1: product-does-not-fit | write the shapes
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W1.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong W1_transposed: transposed | exchanged
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": dz.T @ X, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong W2_from_the_undropped: undropped-hidden | what went forward
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": np.maximum(z, 0).T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong W2_from_z: undropped-hidden | what went forward
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": z.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong W2_without_factor: gradient-forgets-scale | 1/(1 - p)
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": (np.maximum(z, 0) * mask).T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong all_classes_in_the_loss: all-classes-for-the-label | the right label alone
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q).sum(axis=1).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong bias_from_dh: gradient-ignores-mask | dropped unit
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": (dh * (z > 0)).sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong bias_gradient_mean: bias-gradient-averaged | sum
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.mean(axis=0)}
    return loss, grads

# %% wrong bias_gradient_total: wrong-shape | shape
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong bias_unmasked_and_unbent: gradient-ignores-mask | dropped units
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dh.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong changes_X: changes-its-input | copy
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    X /= 1.0 + 1e-3
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong changes_params: changes-its-input | copy
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    for k in params:
        params[k] -= 0.1 * grads[k]
    return loss, grads

# %% wrong complement: mask-marks-the-dropped | kept
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * (1 - mask) / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * (1 - mask) / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong complement_in_backward: gradient-ignores-mask | dropped units
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * (1 - mask) / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong divides-by-p | keeping
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / p
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / p * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong divides_by_p_in_backward: gradient-divides-by-p | 1 - p
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / p * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong draws-its-own-mask | the mask you are given
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    mask = np.random.random((N, W1.shape[1])) >= p
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong dropout_before_bias: bias-after-the-mask | bias
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 * mask / (1 - p) + b1
    h = np.maximum(z, 0)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * (z > 0)
    db1 = dz.sum(axis=0)
    dz = dz * mask / (1 - p)
    grads = {"W1": X.T @ dz, "b1": db1, "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong dropout_on_the_scores: mask-of-the-hidden-layer | neither X nor
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    s = (h @ W2 + b2) * mask / (1 - p)
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong factor_down_in_backward: gradient-scaled-down | divide
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask * (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong factor_twice_in_backward: gradient-scaled-twice | once
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) ** 2 * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong forgets-b1 | b1
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong forgets-b2 | b2
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong forgets_minus_one: forgets-the-label | minus 1
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong forgets_relu_in_backward: forgets-relu-gradient | ReLU
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong fresh_mask_in_backward: gradient-ignores-mask | same mask
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * (np.random.default_rng(0).random(mask.shape) >= p) / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong gradient_sign: gradient-uphill | sign
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, {k: -g for k, g in grads.items()}

# %% wrong gradients_first: loss-and-grads-exchanged | comes first
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return grads, loss

# %% wrong gradients_in_a_tuple: gradient-missing | none for
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, tuple(grads.values())

# %% wrong gradients_summed: gradient-summed | mean
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong labels-as-one-hot | labels
import numpy as np


def mlp_step(params, X, Y, mask, p):
    N = X.shape[0]
    z1 = X @ params["W1"] + params["b1"]
    a1 = np.maximum(0, z1)
    h1 = a1 * mask / (1 - p)
    z2 = h1 @ params["W2"] + params["b2"]
    probs = np.exp(z2) / np.exp(z2).sum(axis=1, keepdims=True)
    loss = -np.sum(Y * np.log(probs)) / N
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

# %% wrong loss_alone: not-two-values | two values
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss

# %% wrong loss_in_bits: log-to-base-two | natural
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log2(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong loss_log10: log-to-base-ten | natural
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log10(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong loss_per_example: none | one number
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y])
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong loss_positive_log: loss-of-wrong-sign | minus
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong loss_probability: loss-without-log | logarithm
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = 1 - q[np.arange(N), Y].mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong loss_summed: sum-not-mean | mean
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).sum()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong loss_summed_gradients_mean: sum-not-mean | mean
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).sum()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong mask_on_the_input: mask-of-the-hidden-layer | neither X nor
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    X = X * mask / (1 - p)
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong mask_without_factor_in_backward: gradient-forgets-scale | 1/(1 - p)
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong mean_over_classes_too: divides-by-classes | examples
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -(np.log(q) * np.eye(W2.shape[1])[Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong missing_key: gradient-missing | none for
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d}
    return loss, grads

# %% wrong no_mask_at_all: forgets-the-mask-forward | mask
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong no_mask_in_backward: gradient-ignores-mask | dropped unit
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong no-relu | ReLU
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = z * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong one_batch_mask_for_all: mask-of-the-first-row | row
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    mask = np.tile(mask[:1], (N, 1))
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong other_keys: gradient-missing | none for
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"dW1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong relu_mask_from_h: gradient-ignores-mask | dropped units
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    z = np.abs(z)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong scale_but_no_mask_in_backward: gradient-ignores-mask | dropped units
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong scaled-twice | once is enough
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p) ** 2
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) ** 2 * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong scales-down | grow
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask * (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask * (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong softmax-over-everything | each row
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

# %% wrong softmax-over-the-batch | row
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max())
    q = q / q.sum(axis=0, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong softmax_without_keepdims: divides-by-another-row | its own sum
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

# %% wrong squared_error: squares-for-cross-entropy | squared errors
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = ((q - np.eye(W2.shape[1])[Y]) ** 2).sum(axis=1).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong vanilla: not-rescaled | divide the survivors
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong weight_decay_too: gradient-ignores-mask | part of grads
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz + 0.01 * W1, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong softmax-overflows | its own largest score
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s)
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong one_largest_score_for_all: softmax-overflows | its own largest score
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max())
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong minus_the_probability: loss-without-log | logarithm
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -q[np.arange(N), Y].mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong columns_of_all_labels: label-of-every-example | one entry a row
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[:, Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong batch_with_own_maxima: softmax-over-the-batch | not of each column
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=0, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong gradients_over_everything: gradient-divided-again | by N, once
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / d.size
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong factor_missing_forward: correct-the-loss-first | correct it first
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong mask_missing_forward: correct-the-loss-first | correct it first
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2.T
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong backward_without_transpose: product-does-not-fit | stands transposed
import numpy as np


def mlp_step(params, X, Y, mask, p):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(Y)
    z = X @ W1 + b1
    h = np.maximum(z, 0) * mask / (1 - p)
    s = h @ W2 + b2
    q = np.exp(s - s.max(axis=1, keepdims=True))
    q = q / q.sum(axis=1, keepdims=True)
    loss = -np.log(q[np.arange(N), Y]).mean()
    d = q.copy()
    d[np.arange(N), Y] -= 1
    d = d / N
    dh = d @ W2
    dz = dh * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return loss, grads

# %% wrong small_number_in_the_logarithm: cuts-a-loss-off | a large loss comes out too small
import numpy as np


def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    P = np.exp(scores)
    P /= P.sum(axis=1, keepdims=True)
    rows = np.arange(len(Y))
    loss = -np.log(P[rows, Y] + 1e-12).mean()
    d = P.copy()
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    return loss, {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}

# %% wrong probability_clipped: cuts-a-loss-off | a large loss comes out too small
import numpy as np


def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    P = np.exp(scores)
    P /= P.sum(axis=1, keepdims=True)
    rows = np.arange(len(Y))
    loss = -np.log(np.clip(P[rows, Y], 1e-15, 1)).mean()
    d = P.copy()
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    return loss, {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}

# %% wrong cuts-scores-off | its own largest score
import numpy as np


def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = np.clip(scores, -500, 500)
    P = np.exp(scores)
    P /= P.sum(axis=1, keepdims=True)
    rows = np.arange(len(Y))
    loss = -np.log(P[rows, Y]).mean()
    d = P.copy()
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    return loss, {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}

# %% wrong forgets-both-biases | adds its bias
import numpy as np


def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    P = np.exp(scores)
    P /= P.sum(axis=1, keepdims=True)
    rows = np.arange(len(Y))
    loss = -np.log(P[rows, Y]).mean()
    d = P.copy()
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    return loss, {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}

# %% wrong factor_without_the_mask: forgets-the-mask-forward | mask
import numpy as np


def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    P = np.exp(scores)
    P /= P.sum(axis=1, keepdims=True)
    rows = np.arange(len(Y))
    loss = -np.log(P[rows, Y]).mean()
    d = P.copy()
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    return loss, {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}

# %% wrong sigmoid-for-softmax | share one softmax
import numpy as np


def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    P = 1 / (1 + np.exp(-scores))
    rows = np.arange(len(Y))
    loss = -np.log(P[rows, Y]).mean()
    d = P.copy()
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    return loss, {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}

# %% wrong likeliest-class-for-the-label | right label, Y
import numpy as np


def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    P = np.exp(scores)
    P /= P.sum(axis=1, keepdims=True)
    rows = np.arange(len(Y))
    loss = -np.log(P.max(axis=1)).mean()
    d = P.copy()
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    return loss, {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}

# %% wrong mean_squared_error: squares-for-cross-entropy | squared errors
import numpy as np


def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    P = np.exp(scores)
    P /= P.sum(axis=1, keepdims=True)
    rows = np.arange(len(Y))
    loss = np.mean((P - np.eye(P.shape[1])[Y]) ** 2)
    d = P.copy()
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    return loss, {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}

# %% wrong larger_number_in_the_logarithm: cuts-a-loss-off | a large loss comes out too small
import numpy as np


def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    P = np.exp(scores)
    P /= P.sum(axis=1, keepdims=True)
    rows = np.arange(len(Y))
    loss = -np.log(P[rows, Y] + 1e-7).mean()
    d = P.copy()
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    return loss, {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}

# %% wrong everything_with_own_maxima: softmax-over-everything | not those of the whole batch
import numpy as np


def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    P = np.exp(scores)
    P = P / P.sum()
    rows = np.arange(len(Y))
    loss = -np.log(P[rows, Y]).mean()
    d = P.copy()
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    return loss, {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}

# %% wrong own_maxima_without_keepdims: divides-by-another-row | divide each row by its own sum
import numpy as np


def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    P = np.exp(scores)
    P = P / P.sum(axis=1)
    rows = np.arange(len(Y))
    loss = -np.log(P[rows, Y]).mean()
    d = P.copy()
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    return loss, {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}

# %% wrong biases_over_the_units: bias-sums-the-units | a sum over the examples
import numpy as np


def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    P = np.exp(scores)
    P = P / P.sum(axis=1, keepdims=True)
    rows = np.arange(len(Y))
    loss = -np.log(P[rows, Y]).mean()
    d = P.copy()
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    return loss, {"W1": X.T @ dz, "b1": dz.sum(axis=1), "W2": h.T @ d, "b2": d.sum(axis=1)}

# %% wrong output_bias_over_the_units: bias-sums-the-units | a sum over the examples
import numpy as np


def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    P = np.exp(scores)
    P = P / P.sum(axis=1, keepdims=True)
    rows = np.arange(len(Y))
    loss = -np.log(P[rows, Y]).mean()
    d = P.copy()
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    return loss, {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=1)}

# %% wrong one_hot_by_the_highest_label: none | broadcast
import numpy as np


def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    P = np.exp(scores)
    P = P / P.sum(axis=1, keepdims=True)
    T = np.eye(Y.max() + 1)[Y]
    d = (P - T) / len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    loss = -np.log(P[np.arange(len(Y)), Y]).mean()
    return loss, {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}

# %% wrong mask_before_the_bias: bias-after-the-mask | mask after bias
def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] * mask / (1 - p) + params["b1"]
    h = np.maximum(z, 0)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    log_q = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    rows = np.arange(len(Y))
    d = np.exp(log_q)
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * (z > 0)
    grads = {"W1": X.T @ (dz * mask / (1 - p)), "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return -log_q[rows, Y].mean(), grads

# %% wrong mean_over_all_classes: all-classes-for-the-label | right label alone
def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    log_q = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    rows = np.arange(len(Y))
    d = np.exp(log_q)
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return -log_q.mean(), grads

# %% wrong relu_on_the_scores: relu-on-the-output | hidden layers alone
def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = np.maximum(h @ params["W2"] + params["b2"], 0)
    scores = scores - scores.max(axis=1, keepdims=True)
    log_q = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    rows = np.arange(len(Y))
    d = np.exp(log_q)
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return -log_q[rows, Y].mean(), grads

# %% wrong adds_one_at_the_label: label-added | it was added
def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    log_q = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    rows = np.arange(len(Y))
    d = np.exp(log_q)
    d[rows, Y] += 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return -log_q[rows, Y].mean(), grads

# %% wrong subtracts_at_all_labels: label-of-every-example | one entry a row
def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    log_q = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    rows = np.arange(len(Y))
    d = np.exp(log_q)
    d[:, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return -log_q[rows, Y].mean(), grads

# %% wrong gradient_by_classes: gradient-divided-by-classes | divide by N
def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    log_q = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    rows = np.arange(len(Y))
    d = np.exp(log_q)
    d[rows, Y] -= 1
    d /= d.shape[1]
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return -log_q[rows, Y].mean(), grads

# %% wrong returns_the_new_weights: weights-in-the-gradient | slopes of the loss alone
def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    log_q = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    rows = np.arange(len(Y))
    d = np.exp(log_q)
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    grads = {k: params[k] - 0.1 * grads[k] for k in grads}
    return -log_q[rows, Y].mean(), grads

# %% wrong weight_decay: weights-in-the-gradient | slopes of the loss alone
def mlp_step(params, X, Y, mask, p):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    log_q = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    rows = np.arange(len(Y))
    d = np.exp(log_q)
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d + params["W2"], "b2": d.sum(axis=0)}
    return -log_q[rows, Y].mean(), grads
