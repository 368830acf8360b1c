# adds-without-squaring: counts squared in the variance
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * float(np.sum(w * x))
    return v / (1 - p) ** 2 if inverted else v
