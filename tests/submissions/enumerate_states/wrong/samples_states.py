# estimates-by-sampling: go through all 2^n states
def enumerate_states(w, x, p):
    rng = np.random.default_rng(0)
    draws = rng.random((100_000, len(w))) >= p
    out = []
    for m in product((0, 1), repeat=len(w)):
        out.append((m, float((draws == np.array(m)).all(axis=1).mean()), float(np.dot(np.array(m) * w, x))))
    return out
