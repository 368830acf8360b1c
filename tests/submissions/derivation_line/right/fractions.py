def derivation_line(k, p, w, x):
    from fractions import Fraction as F
    P = F(p)
    a, b = (F(float(i)) * F(float(j)) for i, j in zip(w, x))
    q = 1 - P
    return (q**2 * (a + b) + P * q * b + q * P * a, q**2 * (a + b) + P * q * (a + b), (1 + P**2 - 2 * P + P - P**2) * (a + b), q * (a + b))[k - 1]
