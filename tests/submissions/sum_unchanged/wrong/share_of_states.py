# counts-states-equally: whatever p is
def sum_unchanged_probability(x, p):
    hits = [np.isclose(np.dot(m, x) / (1 - p), np.sum(x)) for m in product((0, 1), repeat=len(x))]
    return float(np.mean(hits))
