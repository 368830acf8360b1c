# estimates-by-sampling: close, but not exact
def sum_unchanged_probability(x, p):
    rng = np.random.default_rng(1)
    m = rng.random((400_000, len(x))) >= p
    return float(np.mean(np.isclose((m * x).sum(axis=1) / (1 - p), x.sum())))
