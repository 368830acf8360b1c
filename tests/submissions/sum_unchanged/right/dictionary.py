def sum_unchanged_probability(x, p):
    dist = {0.0: 1.0}
    for v in x:
        new = {}
        for s, pr in dist.items():
            for t, w_ in ((s, p), (round(s + float(v), 10), 1 - p)):
                new[t] = new.get(t, 0.0) + pr * w_
        dist = new
    return sum(pr for s, pr in dist.items() if abs(s - (1 - p) * float(np.sum(x))) < 1e-8)
