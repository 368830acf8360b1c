# changes-its-input: work on a copy
def sum_unchanged_probability(x, p):
    before = float(np.sum(x))
    x /= 1 - p
    n, total = len(x), 0.0
    for m in product((0, 1), repeat=n):
        if np.isclose(np.dot(m, x), before):
            total += (1 - p) ** sum(m) * p ** (n - sum(m))
    return total
