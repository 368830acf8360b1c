def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x + 0, "nothing to keep"
    if p == 1:
        return x * 0.0, "nothing kept"
    kept = (rng.random(x.T.shape) >= p).T
    return kept * (x / (1 - p)), kept
