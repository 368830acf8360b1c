# divides-by-the-states: the probabilities add up to 1 already
def expected_z(w, x, p):
    terms = []
    for m in product((0, 1), repeat=len(w)):
        terms.append(math.prod(1 - p if c else p for c in m) * np.dot(m, w * x))
    return float(np.mean(terms))
