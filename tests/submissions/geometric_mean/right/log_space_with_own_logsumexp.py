def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def log_softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def geometric_mean_prediction(W, b, x, p):
    masks = np.array(list(product((0, 1), repeat=len(x))))
    chance = np.where(masks, 1 - p, p).prod(axis=1)
    return np.exp(log_softmax(chance @ log_softmax(masks * x @ W + b)))


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)
