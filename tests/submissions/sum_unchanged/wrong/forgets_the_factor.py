# forgets-to-rescale: divided by 1 - p
def sum_unchanged_probability(x, p):
    n, total = len(x), 0.0
    for m in product((0, 1), repeat=n):
        if np.isclose(np.dot(m, x), np.sum(x)):
            total += (1 - p) ** sum(m) * p ** (n - sum(m))
    return total
