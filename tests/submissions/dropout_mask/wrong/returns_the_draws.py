# returns-the-draws: compare them with p
def dropout_mask(shape, p, rng):
    return rng.random(shape)
