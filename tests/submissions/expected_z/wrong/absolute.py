# drops-the-sign: negative term counts with its sign
def expected_z(w, x, p):
    return (1 - p) * float(np.abs(np.dot(w, x)))
