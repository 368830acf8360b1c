# weights-by-drop: p is the chance of losing an input
def sum_unchanged_probability(x, p):
    n, total = len(x), 0.0
    for m in product((0, 1), repeat=n):
        if np.isclose(np.dot(m, x) / (1 - p), np.sum(x)):
            total += p ** sum(m) * (1 - p) ** (n - sum(m))
    return total
