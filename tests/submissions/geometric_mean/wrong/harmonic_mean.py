# harmonic-mean: harmonic
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p):
    total = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        total = total + np.prod(np.where(m, 1 - p, p)) / softmax((m * x) @ W + b)
    return (1 / total) / (1 / total).sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)
