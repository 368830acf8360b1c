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
    z = np.array([s[2] for s in enumerate_states(w, x, p)])
    pr = np.array([s[1] for s in enumerate_states(w, x, p)])
    v = np.cov(z, aweights=pr, ddof=0)
    return v / (1 - p) ** 2 if inverted else v
