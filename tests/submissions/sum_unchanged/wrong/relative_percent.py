# tolerance-too-wide: a tolerance like 1e-9
def sum_unchanged_probability(x, p):
    n, total = len(x), 0.0
    for m in product((0, 1), repeat=n):
        if np.isclose(np.dot(m, x) / (1 - p), np.sum(x), rtol=0.05):
            total += (1 - p) ** sum(m) * p ** (n - sum(m))
    return total
