def dropout_mask(shape, p, rng):
    u = rng.integers(0, 2**53, size=shape)
    return (u >= p * 2**53).astype(np.float16)
