# divides-by-zero: treat this case before the division
def variance_z(w, x, p, inverted=False):
    """pq = 1 / (1/p + 1/q)."""
    v = float(np.sum((w * x) ** 2)) / (1 / p + 1 / (1 - p))
    return v / (1 - p) ** 2 if inverted else v
