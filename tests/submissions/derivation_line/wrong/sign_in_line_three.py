# slip-of-sign: a sign is wrong
def derivation_line(k, p, w, x):
    s = float(np.dot(w, x))
    if k == 3:
        return (1 + p**2 - 2 * p + p + p**2) * s
    return (1 - p) * s
