# compares-floats-exactly: with a tolerance
def sum_unchanged_probability(x, p):
    n, q, total = len(x), 1 - p, 0.0
    for m in product((0, 1), repeat=n):
        if np.dot(m, x) == q * x.sum():
            total += q ** sum(m) * p ** (n - sum(m))
    return total
