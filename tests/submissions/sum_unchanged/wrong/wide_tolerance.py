# tolerance-too-wide: only come near
def sum_unchanged_probability(x, p):
    n, total = len(x), 0.0
    for m in product((0, 1), repeat=n):
        if abs(np.dot(m, x) / (1 - p) - np.sum(x)) < 0.5:
            total += (1 - p) ** sum(m) * p ** (n - sum(m))
    return total
