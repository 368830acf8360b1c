# std-not-variance: the variance is its square
def variance_z(w, x, p, inverted=False):
    factor = p / (1 - p) if inverted else p * (1 - p)
    return math.sqrt(factor * np.sum((w * x) ** 2))
