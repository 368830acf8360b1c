# none: not
def sum_unchanged_probability(x, p):
    subsets = {tuple(v for v, c in zip(x, m) if c) for m in product((0, 1), repeat=len(x))}
    n = len(x)
    return sum((1 - p) ** len(s) * p ** (n - len(s)) for s in subsets if abs(sum(s) / (1 - p) - sum(x)) < 1e-9)
