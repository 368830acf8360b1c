# not-finite: nan or inf
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * max(0.0, np.dot(m, w * x))
    return total


jensen_w, jensen_x, jensen_p = [float("inf"), -4.0], [1.0, 1.0], 0.5
