def derivation_line(k, p, w, x):
    return np.array([(1 - p) * (w @ x)])
