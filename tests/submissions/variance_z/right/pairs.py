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

def variance_z(w, x, p, inverted=False):
    s = enumerate_states(w, x, p)
    v = 0.5 * sum(p1 * p2 * (z1 - z2) ** 2 for _, p1, z1 in s for _, p2, z2 in s)
    return v / (1 - p) ** 2 if inverted else v
