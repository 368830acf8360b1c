def expected_relu(w, x, p):
    n = len(w)
    masks = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    return np.where(masks, 1 - p, p).prod(axis=1) @ np.maximum(masks @ (w * x), 0)


jensen_w = [100, -100]
jensen_x = [1, 1]
jensen_p = 0.05
