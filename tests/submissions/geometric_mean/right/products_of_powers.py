def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p):
    g = np.ones(len(b))
    for m in product((1, 0), repeat=len(x)):
        k = sum(m)
        g *= softmax(np.array(m) * x @ W + b) ** ((1 - p) ** k * p ** (len(x) - k))
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)
