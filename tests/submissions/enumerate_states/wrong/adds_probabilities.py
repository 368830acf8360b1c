# adds-probabilities: independent coins multiply
def enumerate_states(w, x, p):
    return [(m, sum(1 - p if c else p for c in m), float(np.dot(np.array(m) * w, x))) for m in product((0, 1), repeat=len(w))]
