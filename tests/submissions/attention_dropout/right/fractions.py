from fractions import Fraction
def attention_dropout_moments(a, p):
    p = Fraction(p)
    return Fraction(1), p / (1 - p) * sum(Fraction(float(v)) ** 2 for v in a)
