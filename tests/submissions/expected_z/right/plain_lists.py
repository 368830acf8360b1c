def expected_z(w, x, p):
    z = 0.0
    q = 1.0 - p
    for a, b in zip(np.asarray(w).tolist(), np.asarray(x).tolist()):
        z += q * a * b + p * 0
    return z
