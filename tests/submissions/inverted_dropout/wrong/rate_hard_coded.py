# ignores-p: p never enters your draw
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= 0.5) / (1 - p)
    return x * mask, mask
