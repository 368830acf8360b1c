def enumerate_states(w, x, p):
    states = []
    for m in product((0, 1), repeat=len(w)):
        states.append((m, math.prod(1 - p if c else p for c in m), float(np.dot(m, w * x))))
    return states


def expected_z(w, x, p):
    return sum(probability * z for _, probability, z in enumerate_states(w, x, p))


def variance_z(w, x, p, inverted=False):
    mean = expected_z(w, x, p)
    spread = sum(probability * (z - mean) ** 2 for _, probability, z in enumerate_states(w, x, p))
    return spread / (1 - p) ** 2 if inverted else spread
