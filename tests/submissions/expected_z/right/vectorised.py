def expected_z(w, x, p):
    n = len(w)
    masks = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    return np.where(masks == 1, 1 - p, p).prod(axis=1) @ (masks @ (w * x))
