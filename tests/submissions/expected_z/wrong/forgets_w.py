# forgets-the-weights: one of the two is missing
def expected_z(w, x, p):
    return (1 - p) * float(np.sum(x))
