from fractions import Fraction
def variance_shift(mean, var, p):
    m, s, p = Fraction(mean), Fraction(var), Fraction(p)
    return s / ((m * m + s) / (1 - p) - m * m)
