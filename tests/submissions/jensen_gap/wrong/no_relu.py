# forgets-relu: the negative states should count as 0
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * np.dot(m, w * x)
    return total


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3
