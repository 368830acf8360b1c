# scales-variance-once: a factor 1/(1 - p)^2
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * float(np.sum((w * x) ** 2))
    return v / (1 - p) if inverted else v
