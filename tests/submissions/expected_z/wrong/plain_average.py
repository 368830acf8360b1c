# counts-states-equally: weigh each state by its probability
def expected_z(w, x, p):
    return float(np.mean([np.dot(m, w * x) for m in product((0, 1), repeat=len(w))]))
