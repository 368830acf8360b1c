# nothing-dropped: nothing was dropped
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    return x * (1 - p), None
