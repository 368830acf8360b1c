def expected_z(w, x, p):
    return np.longdouble(1 - p) * np.sum(np.asarray(w, np.longdouble) * np.asarray(x, np.longdouble))
