def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p):
    return weight_scaled_prediction(W, b, x, p)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)
