# never-drops-all: may lose all its entries
def dropout_mask(shape, p, rng):
    mask = (rng.random(shape) >= p).astype(int)
    if not mask.any():
        mask.flat[rng.integers(mask.size)] = 1
    return mask
