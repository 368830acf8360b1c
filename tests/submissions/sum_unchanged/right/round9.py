from itertools import product as _product

def enumerate_states(w, x, p):
    w, x = checked(w, x, p)
    out = []
    for m in _product((0, 1), repeat=len(w)):
        pr = 1.0
        for c in m:
            pr *= (1 - p) if c else p
        out.append((m, pr, float(np.dot(np.array(m) * w, x))))
    return out

def sum_unchanged_probability(x, p):
    states = enumerate_states(np.ones(len(x)), np.asarray(x, float), p)
    return math.fsum(pr for m, pr, z in states if round(z / (1 - p) - float(np.sum(x)), 9) == 0)
