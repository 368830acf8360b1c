from fractions import Fraction as F
jensen_w = [F(5), F(-5)]
jensen_x = [F(1), F(1)]
jensen_p = F(1, 2)
def expected_relu(w, x, p):
    P = F(p)
    t = [F(float(a)) * F(float(b)) for a, b in zip(w, x)]
    total = F(0)
    for mask in product((0, 1), repeat=len(t)):
        k = sum(mask)
        total += (1 - P) ** k * P ** (len(t) - k) * max(F(0), sum(m * a for m, a in zip(mask, t)))
    return total
