# none: raised
def sum_unchanged_probability(x, p):
    total = 0.0
    for m in product((0, 1), repeat=10):
        if np.isclose(np.dot(m, x) / (1 - p), np.sum(x)):
            total += (1 - p) ** sum(m) * p ** (10 - sum(m))
    return total
