# forgets-the-mask: multiply each term by its coin
def enumerate_states(w, x, p):
    z = float(np.dot(w, x))
    return [(m, float(np.prod([1 - p if c else p for c in m])), z) for m in product((0, 1), repeat=len(w))]
