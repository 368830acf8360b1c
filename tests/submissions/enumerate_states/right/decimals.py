from decimal import Decimal


def enumerate_states(w, x, p):
    p = Decimal(p)
    out = []
    for m in product((0, 1), repeat=len(w)):
        prob = Decimal(1)
        z = Decimal(0)
        for c, a, b in zip(m, w, x):
            prob *= (1 - p) if c else p
            z += c * Decimal(float(a)) * Decimal(float(b))
        out.append((m, prob, z))
    return tuple(out)
