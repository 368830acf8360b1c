from fractions import Fraction


def shared_coin_variance(w, x, p):
    p = Fraction(p)
    return p / (1 - p) * sum(Fraction(float(a)) * Fraction(float(b)) for a, b in zip(w, x)) ** 2
