# drops-the-sign: counts with its sign
def enumerate_states(w, x, p):
    return [(m, float(np.prod([1 - p if c else p for c in m])), abs(float(np.dot(np.array(m) * w, x)))) for m in product((0, 1), repeat=len(w))]
