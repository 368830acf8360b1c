def enumerate_states(w, x, p):
    states = []
    for m in product((0, 1), repeat=len(w)):
        states.append((m, math.prod(1 - p if c else p for c in m), float(np.dot(m, w * x))))
    return states


def shared_coin_variance(w, x, p):
    """Two worlds, everything or nothing, as states of one input."""
    states = enumerate_states(np.ones(1), np.array([w @ x / (1 - p)]), p)
    mean = sum(c * z for _, c, z in states)
    return sum(c * z * z for _, c, z in states) - mean**2
