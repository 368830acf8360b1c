# relu-never-bends: the gap is 0
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * max(0.0, np.dot(m, w * x))
    return total


jensen_w = np.array([30.0, -40.0])
jensen_x = np.array([-1.0, 1.0])
jensen_p = 0.5
