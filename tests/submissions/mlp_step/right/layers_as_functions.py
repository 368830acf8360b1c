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
