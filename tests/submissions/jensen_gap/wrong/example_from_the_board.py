# gap-too-small: E[relu(z)]
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * max(0.0, np.dot(m, w * x))
    return total


jensen_w = [3.0, -4.0]
jensen_x = [1.0, 1.0]
jensen_p = 0.2
