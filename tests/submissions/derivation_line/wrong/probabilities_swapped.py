# weights-by-drop: p is the chance of losing an input
def derivation_line(k, p, w, x):
    a, b = w * x
    q = p
    p = 1 - p
    lines = {
        1: q**2 * (a + b) + p * q * b + q * p * a,
        2: q**2 * (a + b) + p * q * (a + b),
        3: (1 + p**2 - 2 * p + p - p**2) * (a + b),
        4: (1 - p) * (a + b),
    }
    return lines[k]
