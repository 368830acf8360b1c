# zero-rate-as-missing: p = 0 is a rate
def expected_z(w, x, p):
    if not p:
        return 0.0
    return (1 - p) * np.dot(w, x)
