# wrong-shape: has shape (3,), not (2,)
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * max(0.0, np.dot(m, w * x))
    return total


jensen_w, jensen_x, jensen_p = [30.0, -40.0], [1.0, 1.0, 1.0], 0.5
