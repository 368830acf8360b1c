def sum_unchanged_probability(x, p):
    """The dropped inputs must make up the share p of the sum."""
    chance = 0
    for m in product((True, False), repeat=len(x)):
        m = np.array(m)
        if np.allclose(x[~m].sum(), p * x.sum()):
            chance = chance + np.where(m, 1 - p, p).prod()
    return np.array([chance])
