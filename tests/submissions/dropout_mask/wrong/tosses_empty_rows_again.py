# never-drops-all: is no coin
def dropout_mask(shape, p, rng):
    m = rng.random(shape) >= p
    for _ in range(100):
        bad = ~m.any(axis=-1)
        if p == 1 or not bad.any(): break
        m[bad] = rng.random((int(bad.sum()), shape[-1])) >= p
    return m.astype(float)
