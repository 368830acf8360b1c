def dropout_mask(shape, p, rng):
    child, = rng.spawn(1)
    return (child.random(shape) >= p).astype(int)
