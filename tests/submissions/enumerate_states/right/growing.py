def enumerate_states(w, x, p):
    states = [((), 1.0, 0.0)]
    for a, b in zip(w, x):
        t = a * b
        states = [s for m, pr, z in states for s in ((m + (0,), pr * p, z), (m + (1,), pr * (1 - p), z + t))]
    return states
