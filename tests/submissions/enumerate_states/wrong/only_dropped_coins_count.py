# forgets-the-kept: multiply by 1 - p
def enumerate_states(w, x, p):
    return [(m, p ** (len(m) - sum(m)), float(np.dot(np.array(m) * w, x))) for m in product((0, 1), repeat=len(w))]
