def expected_z(w, x, p):
    return math.fsum((1 - p) * a * b + p * 0 for a, b in zip(w, x))
