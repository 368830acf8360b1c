# none: turned
def inverted_dropout(x, p, rng, train=True):
    if not train: return x, None
    y = np.frombuffer(np.asarray(x).tobytes("A"), dtype=x.dtype).reshape(x.shape)
    m = rng.random(x.shape) >= p
    return (y * m / (1 - p) if p < 1 else 0 * x), m
