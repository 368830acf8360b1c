# drops-twice: two coins decide over each entry
def dropout_mask(shape, p, rng):
    return (rng.random(shape) >= p) & (rng.random(shape) >= p)
