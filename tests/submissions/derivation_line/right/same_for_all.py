def derivation_line(k, p, w, x):
    return (1 - p) * np.dot(w, x)
