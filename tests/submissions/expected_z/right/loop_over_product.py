def expected_z(w, x, p):
    total = 0
    for m in product([0, 1], repeat=len(w)):
        prob = 1
        for c in m:
            prob = prob * ((1 - p) if c == 1 else p)
        total += prob * sum(c * a * b for c, a, b in zip(m, w, x))
    return total
