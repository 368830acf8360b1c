def variance_z(w, x, p, inverted=False):
    n = len(w)
    masks = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    prob = np.where(masks, 1 - p, p).prod(axis=1)
    z = masks @ (w * x)
    if inverted:
        z = z / (1 - p)
    return prob @ z**2 - (prob @ z) ** 2
