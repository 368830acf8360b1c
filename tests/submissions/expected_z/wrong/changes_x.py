# changes-its-input: work on a copy
def expected_z(w, x, p):
    x *= 1 - p
    return float(np.dot(w, x))
