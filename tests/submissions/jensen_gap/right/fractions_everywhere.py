from fractions import Fraction


def expected_relu(w, x, p):
    p, total = Fraction(p), Fraction(0)
    for m in product((0, 1), repeat=len(w)):
        prob = Fraction(1)
        for c in m:
            prob *= 1 - p if c else p
        z = sum(Fraction(float(a)) * Fraction(float(b)) for c, a, b in zip(m, w, x) if c)
        total += prob * max(z, 0)
    return total


jensen_w = [Fraction(7, 2), Fraction(-4)]
jensen_x = [Fraction(1), Fraction(1)]
jensen_p = Fraction(1, 2)
