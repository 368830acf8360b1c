def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, (i for i in ())
    m = np.floor(rng.random(x.shape) + 1 - p)
    out = np.zeros(x.shape)
    np.divide(x, 1 - p, out=out, where=m.astype(bool))
    return out, (i for i in m.flat)
