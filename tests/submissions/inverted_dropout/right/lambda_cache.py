def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, lambda dout: dout
    if p == 1:
        return 0.0 * x, lambda dout: 0.0 * dout
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, lambda dout: dout * mask
