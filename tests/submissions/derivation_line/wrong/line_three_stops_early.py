# mixed-states-missing: their terms p(1 - p) are missing
def derivation_line(k, p, w, x):
    s = float(np.dot(w, x))
    if k == 3:
        return (1 + p**2 - 2 * p) * s
    return (1 - p) * s
