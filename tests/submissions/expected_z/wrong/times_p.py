# weights-by-drop: p is the chance of losing an input
def expected_z(w, x, p):
    return p * float(np.dot(w, x))
