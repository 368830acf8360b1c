# only-two-inputs: go through all
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p):
    q = 1 - p
    chances = {(1, 1): q * q, (1, 0): q * p, (0, 1): p * q, (0, 0): p * p}
    logs = sum(c * np.log(softmax(np.array(m) * x[:2] @ W[:2] + b)) for m, c in chances.items())
    return softmax(logs)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)
