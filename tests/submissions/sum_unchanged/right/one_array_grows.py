def sum_unchanged_probability(x, p):
    sums, weights = np.zeros(1), np.ones(1)
    for value in x:
        sums = np.append(sums, sums + value / (1 - p))
        weights = np.append(weights * p, weights * (1 - p))
    return float(weights[np.abs(sums - x.sum()) < 1e-8].sum())
