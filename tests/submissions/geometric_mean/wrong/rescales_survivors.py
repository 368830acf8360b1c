# full-network-for-the-mean: whole network
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax((m * x / (1 - p)) @ W + b))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)
