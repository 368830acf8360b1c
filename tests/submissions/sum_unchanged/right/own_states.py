def enumerate_states(w, x, p):
    states = []
    for m in product((0, 1), repeat=len(w)):
        states.append((m, math.prod(1 - p if c else p for c in m), float(np.dot(m, w * x))))
    return states


def sum_unchanged_probability(x, p):
    states = enumerate_states(np.ones(len(x)), x, p)
    return sum(probability for _, probability, z in states if abs(z / (1 - p) - sum(x)) < 1e-9)
