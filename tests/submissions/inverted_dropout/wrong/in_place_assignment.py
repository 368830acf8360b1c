# changes-its-input: work on a copy
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    dropped = rng.random(x.shape) < p
    x[dropped] = 0
    return x / (1 - p), dropped
