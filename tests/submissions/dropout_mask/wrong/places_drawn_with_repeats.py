# draws-from-a-normal: or a quota drawn with repeats
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    m = np.ones(n)
    if n: m[rng.choice(n, size=int(p * n), replace=True)] = 0
    return m.reshape(shape)
