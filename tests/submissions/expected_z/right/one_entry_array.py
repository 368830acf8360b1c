def expected_z(w, x, p):
    return (1 - p) * (w.reshape(1, -1) @ x.reshape(-1, 1))
