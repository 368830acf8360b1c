def expected_z(w, x, p):
    return np.array(np.sum(np.asarray(w) * np.asarray(x)) - p * np.sum(w * x))
