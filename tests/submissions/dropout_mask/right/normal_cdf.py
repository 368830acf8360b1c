from math import erf


def dropout_mask(shape, p, rng):
    z = np.asarray(rng.standard_normal(shape))
    u = np.vectorize(lambda t: 0.5 * (1 + erf(t / 2**0.5)), otypes=[float])(z)
    return (u >= p) * 1.0
