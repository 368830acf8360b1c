# estimates-by-sampling: close, but not exact
def expected_z(w, x, p):
    return np.dot(w, x) * (1 - p) + 1e-6
