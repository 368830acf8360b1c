# returns-nothing: end with a return
def inverted_dropout(x, p, rng, train=True):
    if train:
        mask = (rng.random(x.shape) >= p) / (1 - p)
        out = x * mask
    else:
        out = x
