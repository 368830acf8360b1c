# ignores-p: p never enters your draw
def dropout_mask(shape, p, rng):
    keep_prob = 0.8
    return rng.random(shape) < keep_prob
