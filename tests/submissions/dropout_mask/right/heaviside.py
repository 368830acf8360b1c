def dropout_mask(shape, p, rng):
    return np.heaviside(rng.random(shape) - p, 1.0)
