def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    a = np.asarray(x, dtype=float)
    flat = [0.0 if rng.random() < p else v / (1 - p) for v in a.ravel().tolist()]
    return np.array(flat).reshape(a.shape), None
