def variance_z(w, x, p, inverted=False):
    return np.linalg.norm(w * x) ** 2 * (p / (1 - p) if inverted else p * (1 - p))
