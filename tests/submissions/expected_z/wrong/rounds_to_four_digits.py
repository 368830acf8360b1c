# rounds-the-result: all its digits
def expected_z(w, x, p):
    return round((1 - p) * float(np.dot(w, x)), 4)
