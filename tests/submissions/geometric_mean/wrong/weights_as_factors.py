# forgets-the-weights-of-the-masks: power
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p):
    g = 1
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        g = g * np.prod(np.where(m, 1 - p, p)) * softmax((m * x) @ W + b)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)
