# drops-the-sign: counts with its sign
def derivation_line(k, p, w, x):
    return abs((1 - p) * float(np.dot(w, x)))
