# tolerance-too-wide: a tolerance like 1e-9
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
    s = enumerate_states(np.ones(len(x)), x, p)
    return sum(pr for m, pr, z in s if abs(z / (1 - p) - np.sum(x)) < 0.01)
