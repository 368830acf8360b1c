def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p):
    def mean_log(i, z):
        if i == len(x):
            return np.log(softmax(z))
        return p * mean_log(i + 1, z) + (1 - p) * mean_log(i + 1, z + x[i] * W[i])

    return softmax(mean_log(0, b.astype(float)))


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)
