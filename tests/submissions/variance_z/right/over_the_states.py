def variance_z(w, x, p, inverted=False):
    scale = 1 / (1 - p) if inverted else 1
    states = []
    for m in product((0, 1), repeat=len(w)):
        states.append((math.prod(1 - p if c else p for c in m), scale * np.dot(m, w * x)))
    mean = sum(c * z for c, z in states)
    return sum(c * (z - mean) ** 2 for c, z in states)
