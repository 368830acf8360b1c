def inverted_dropout(x, p, rng, train=True):
    if not train:
        return np.array(x), {}
    m = rng.random(x.shape) >= p
    with np.errstate(all="ignore"):
        out = np.nan_to_num(x * m / np.float64(1 - p), nan=0.0)
    return out, {"mask": m, "p": p}
