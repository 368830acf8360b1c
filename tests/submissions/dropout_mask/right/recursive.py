def dropout_mask(shape, p, rng):
    if len(shape) == 0:
        return np.array(float(rng.uniform() >= p))
    if shape[0] == 0:
        return np.zeros(shape)
    return np.stack([dropout_mask(shape[1:], p, rng) for _ in range(shape[0])])
