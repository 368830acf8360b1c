# channels-last: channels are the second axis
def spatial_dropout(x, p, rng):
    n, h, w, c = x.shape
    return x * (rng.random((n, 1, 1, c)) >= p) / (1 - p)
