# weights-by-drop: p is the chance of losing an input
def expected_z(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        prob = math.prod(p if c else 1 - p for c in m)
        total += prob * float(np.dot(m, w * x))
    return total
