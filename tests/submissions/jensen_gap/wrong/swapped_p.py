# weights-by-drop: p is the chance of losing an input
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(p if c else 1 - p for c in m) * max(0.0, np.dot(m, w * x))
    return total


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3
