# none: not
def expected_z(w, x, p):
    """Averages over the states that keep anything."""
    return (1 - p) * float(np.dot(w, x)) / (1 - p ** len(w))
