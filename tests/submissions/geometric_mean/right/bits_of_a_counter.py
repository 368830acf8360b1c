def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p):
    n = len(x)
    bits = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    z = (bits * x) @ W + b
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    g = np.exp(((1 - p) ** bits.sum(1) * p ** (n - bits.sum(1))) @ logp)
    return g / np.sum(g)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)
