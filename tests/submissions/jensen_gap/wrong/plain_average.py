# counts-states-equally: weigh each state by its probability
def expected_relu(w, x, p):
    return float(np.mean([max(0.0, np.dot(m, w * x)) for m in product((0, 1), repeat=len(w))]))


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3
