def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p):
    scores = 0
    for m in product((0, 1), repeat=len(x)):
        scores = scores + np.prod([1 - p if c else p for c in m]) * (np.array(m) * x @ W + b)
    return softmax(scores)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)
