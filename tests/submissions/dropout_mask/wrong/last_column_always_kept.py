# coins-not-independent: each needs a draw of its own
def dropout_mask(shape, p, rng):
    mask = (rng.random(shape) >= p).astype(int)
    if p < 1:
        mask[..., -1] = 1  # the bias stays
    return mask
