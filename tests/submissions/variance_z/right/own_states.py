def variance_z(w, x, p, inverted=False):
    mean = expected_z(w, x, p)
    spread = sum(probability * (z - mean) ** 2 for _, probability, z in enumerate_states(w, x, p))
    return spread / (1 - p) ** 2 if inverted else spread
