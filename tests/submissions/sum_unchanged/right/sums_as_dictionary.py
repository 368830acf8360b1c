def sum_unchanged_probability(x, p):
    chance = {0.0: 1.0}
    for value in x:
        new = {}
        for s, c in chance.items():
            new[s] = new.get(s, 0.0) + c * p
            new[s + value] = new.get(s + value, 0.0) + c * (1 - p)
        chance = new
    return math.fsum(c for s, c in chance.items() if math.isclose(s / (1 - p), sum(x), rel_tol=1e-9, abs_tol=1e-9))
