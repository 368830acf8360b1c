def enumerate_states(w, x, p):
    states = []
    for m in product((0, 1), repeat=len(w)):
        states.append((m, math.prod(1 - p if c else p for c in m), float(np.dot(m, w * x))))
    return states


def expected_z(w, x, p):
    return sum(probability * z for _, probability, z in enumerate_states(w, x, p))
