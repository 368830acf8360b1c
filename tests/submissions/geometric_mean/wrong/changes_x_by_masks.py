# changes-its-input: it changed its input
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p):
    logs, full = 0, x.copy()
    for m in product((1, 0), repeat=len(x)):
        x[:] = full * m
        logs = logs + np.prod([1 - p if c else p for c in m]) * np.log(softmax(x @ W + b))
    return softmax(logs)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)
