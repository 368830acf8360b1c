# slip-of-sign: (1 - p)^2 is 1 - 2p + p^2
def derivation_line(k, p, w, x):
    s = float(np.dot(w, x))
    if k == 3:
        return (1 - p**2 + p - p**2) * s
    return (1 - p) * s
