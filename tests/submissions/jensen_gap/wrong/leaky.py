# none: not
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        z = np.dot(m, w * x)
        total += math.prod(1 - p if c else p for c in m) * (z if z > 0 else 0.01 * z)
    return total


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3
