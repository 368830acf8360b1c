# none: not
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p):
    rng = np.random.default_rng(0)
    logs = np.mean([np.log(softmax((rng.random(len(x)) >= p) * x @ W + b)) for _ in range(3000)], axis=0)
    return softmax(logs)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)
