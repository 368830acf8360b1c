def expected_z(w, x, p):
    return np.float32(1 - p) * np.dot(w.astype(np.float32), x.astype(np.float32))
