# none: not
def expected_z(w, x, p):
    return (1 - p) * sum(set((w * x).tolist()))
