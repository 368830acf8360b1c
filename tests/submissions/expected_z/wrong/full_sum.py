# forgets-to-drop: only the share 1 - p of it survives
def expected_z(w, x, p):
    return float(np.dot(w, x))
