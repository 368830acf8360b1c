def enumerate_states(w, x, p):
    states = []
    for m in product((0, 1), repeat=len(w)):
        states.append((m, math.prod(1 - p if c else p for c in m), float(np.dot(m, w * x))))
    return states


def expected_relu(w, x, p):
    states = enumerate_states(w, x, p)
    return sum(probability * max(0.0, z) for _, probability, z in states)


jensen_w, jensen_x, jensen_p = np.array([6.0, -8.0]), np.ones(2), 0.2
