# probability-and-z-exchanged: comes second
def enumerate_states(w, x, p):
    return [(m, float(np.dot(np.array(m) * w, x)), float(np.prod([1 - p if c else p for c in m]))) for m in product((0, 1), repeat=len(w))]
