# truncates-integers: work in floats
def inverted_dropout(x, p, rng, train=True):
    out = x.copy()
    mask = None
    if train:
        mask = rng.random(x.shape) >= p
        out *= mask
        if p < 1:
            out /= 1 - p
    return out, mask
