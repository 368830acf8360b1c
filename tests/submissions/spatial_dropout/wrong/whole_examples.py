# drops-whole-examples: each channel has a coin of its own
def spatial_dropout(x, p, rng):
    return x * (rng.random((len(x), 1, 1, 1)) >= p) / (1 - p)
