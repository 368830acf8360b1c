# none: math domain error
def enumerate_states(w, x, p):
    return [(m, math.exp(sum(math.log([p, 1 - p][c]) for c in m)), float(np.dot(np.array(m), w * x))) for m in product((0, 1), repeat=len(w))]
