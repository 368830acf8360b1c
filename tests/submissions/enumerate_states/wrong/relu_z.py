# clips-negatives: z may be negative
def enumerate_states(w, x, p):
    return [(m, float(np.prod([1 - p if c else p for c in m])), max(0.0, float(np.dot(np.array(m) * w, x)))) for m in product((0, 1), repeat=len(w))]
