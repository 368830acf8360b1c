# wrong-number-of-coins: however many inputs there are
def enumerate_states(w, x, p):
    return [(m, math.prod(1 - p if c else p for c in m), float(np.dot(m, weights * inputs))) for m in product((0, 1), repeat=2)]
