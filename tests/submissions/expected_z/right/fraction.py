from fractions import Fraction


def expected_z(w, x, p):
    return (1 - Fraction(p)) * sum(Fraction(float(a)) * Fraction(float(b)) for a, b in zip(w, x))
