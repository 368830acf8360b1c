# estimates-by-sampling: close, but not exact
def variance_z(w, x, p, inverted=False):
    rng = np.random.default_rng(8)
    m = (rng.random((200_000, len(w))) >= p) / ((1 - p) if inverted else 1)
    return float((m @ (w * x)).var())
