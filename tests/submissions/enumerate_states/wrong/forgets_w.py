# forgets-the-weights: w_i times x_i
def enumerate_states(w, x, p):
    return [(m, float(np.prod([1 - p if c else p for c in m])), float(np.dot(np.array(m), x))) for m in product((0, 1), repeat=len(w))]
