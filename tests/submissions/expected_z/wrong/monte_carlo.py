# estimates-by-sampling: go through all 2^n states
def expected_z(w, x, p):
    rng = np.random.default_rng(3)
    masks = rng.random((50_000, len(w))) >= p
    return float((masks * w * x).sum(axis=1).mean())
