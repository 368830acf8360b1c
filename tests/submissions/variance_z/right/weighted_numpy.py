def variance_z(w, x, p, inverted=False):
    masks = list(product((0, 1), repeat=len(w)))
    prob = [math.prod(1 - p if c else p for c in m) for m in masks]
    z = np.array(masks) @ (w * x) / (1 - p if inverted else 1)
    mean = np.average(z, weights=prob)
    return np.average((z - mean) ** 2, weights=prob)
