def dropout_mask(shape, p, rng):
    keep_prob = 1 - p
    return (rng.random(shape) < keep_prob) * 1
