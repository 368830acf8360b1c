# forgets-the-dropped: multiply by p for each of them
def enumerate_states(w, x, p):
    return [(m, (1 - p) ** sum(m), float(np.dot(np.array(m) * w, x))) for m in product((0, 1), repeat=len(w))]
