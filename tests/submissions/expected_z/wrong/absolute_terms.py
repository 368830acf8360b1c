# drops-the-sign: takes absolute values
def expected_z(w, x, p):
    return (1 - p) * float(np.sum(np.abs(w * x)))
