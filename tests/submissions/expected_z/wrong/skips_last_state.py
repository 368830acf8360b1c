# none: not
def expected_z(w, x, p):
    total = 0.0
    for number in range(2 ** len(w) - 1):
        m = [(number >> i) & 1 for i in range(len(w))]
        total += math.prod(1 - p if c else p for c in m) * np.dot(m, w * x)
    return total
