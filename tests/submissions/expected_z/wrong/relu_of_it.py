# clips-negatives: nothing in this exercise clips it
def expected_z(w, x, p):
    return max(0.0, (1 - p) * float(np.dot(w, x)))
