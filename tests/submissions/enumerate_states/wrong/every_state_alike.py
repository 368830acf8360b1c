# counts-states-equally: weigh each state by its probability
def enumerate_states(w, x, p):
    n = len(w)
    return [(m, 1 / 2**n, float(np.dot(np.array(m) * w, x))) for m in product((0, 1), repeat=n)]
