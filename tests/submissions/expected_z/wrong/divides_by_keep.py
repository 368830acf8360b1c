# divides-by-keep: multiply by 1 - p
def expected_z(w, x, p):
    return float(np.dot(w, x)) / (1 - p)
