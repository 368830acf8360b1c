def sum_unchanged_probability(x, p):
    n = len(x)
    masks = ((np.arange(2**n)[:, None] >> np.arange(n)) & 1).astype(bool)
    kept = masks.sum(axis=1)
    same = np.abs(masks @ x - (1 - p) * np.sum(x)) < 1e-9
    return ((1 - p) ** kept * p ** (n - kept))[same].sum()
