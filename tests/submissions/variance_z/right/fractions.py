from fractions import Fraction


def variance_z(w, x, p, inverted=False):
    p = Fraction(p)
    s = sum((Fraction(float(a)) * Fraction(float(b))) ** 2 for a, b in zip(w, x))
    return s * p / (1 - p) if inverted else s * p * (1 - p)
