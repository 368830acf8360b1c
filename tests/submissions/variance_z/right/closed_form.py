def variance_z(w, x, p, inverted=False):
    """p(1-p) Σ (w_i x_i)², over (1-p)² for inverted dropout."""
    s = float(np.sum((w * x) ** 2))
    return p / (1 - p) * s if inverted else p * (1 - p) * s
