from fractions import Fraction
def right_factor(claim, p):
    p = Fraction(str(p))
    return {"rate": 1 - p, "down": 1 / (1 - p), "eval": Fraction(1), "ones": 1 / p}[claim]
