# none: not 0.07
def sum_unchanged_probability(x, p):
    rng = np.random.default_rng()
    m = rng.random((300, len(x))) >= p
    return float(np.mean(np.isclose((m * x).sum(axis=1) / (1 - p), x.sum()))) + 0.02
