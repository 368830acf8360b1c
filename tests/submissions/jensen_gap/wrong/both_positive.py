# relu-never-bends: ReLU meets only one of its two straight pieces
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * max(0.0, np.dot(m, w * x))
    return total


jensen_w = [30.0, 40.0]
jensen_x = [1.0, 1.0]
jensen_p = 0.5
