def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


from math import exp, log, prod


def geometric_mean_prediction(W, b, x, p):
    D, K = W.shape
    logs = [0.0] * K
    for m in product([True, False], repeat=D):
        z = [b[k] + sum(x[d] * W[d, k] for d in range(D) if m[d]) for k in range(K)]
        norm = log(sum(exp(v) for v in z))
        c = prod((1 - p) if kept else p for kept in m)
        logs = [s + c * (v - norm) for s, v in zip(logs, z)]
    g = [exp(s) for s in logs]
    return [v / sum(g) for v in g]


def weight_scaled_prediction(W, b, x, p):
    z = [b[k] + (1 - p) * sum(x[d] * W[d, k] for d in range(len(x))) for k in range(len(b))]
    total = sum(exp(v) for v in z)
    return tuple(exp(v) / total for v in z)
