# rounds-the-result: cut short
def expected_z(w, x, p):
    return int((1 - p) * np.dot(w, x))
