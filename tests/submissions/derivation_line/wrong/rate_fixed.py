# none: not
def derivation_line(k, p, w, x):
    return 0.7 * float(np.dot(w, x))
