def right_factor(claim, p):
    from fractions import Fraction as F
    P = F(p)
    return dict(rate=1 - P, down=1 / (1 - P), eval=F(1), ones=1 / P)[claim]
