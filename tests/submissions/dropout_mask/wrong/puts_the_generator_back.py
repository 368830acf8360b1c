# same-coins-every-call: two calls in a row gave the same coins
def dropout_mask(shape, p, rng):
    state = rng.bit_generator.state
    mask = (rng.random(shape) >= p).astype(int)
    rng.bit_generator.state = state  # leave the caller's generator as it was
    return mask
