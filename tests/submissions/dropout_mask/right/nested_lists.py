def dropout_mask(shape, p, rng):
    if len(shape) == 0:
        return int(rng.random() >= p)
    return [dropout_mask(shape[1:], p, rng) for _ in range(shape[0])]
