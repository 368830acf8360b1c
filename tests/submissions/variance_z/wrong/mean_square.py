# forgets-to-subtract: subtract the square of the mean
def variance_z(w, x, p, inverted=False):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        z = np.dot(m, w * x) / ((1 - p) if inverted else 1)
        total += math.prod(1 - p if c else p for c in m) * z**2
    return total
