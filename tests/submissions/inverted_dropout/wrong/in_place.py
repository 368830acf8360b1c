# changes-its-input: work on a copy
def inverted_dropout(x, p, rng, train=True):
    mask = None
    if train:
        mask = rng.random(x.shape) >= p
        x *= mask
        x /= 1 - p
    return x, mask
