from fractions import Fraction


def sum_unchanged_probability(x, p):
    p = Fraction(p).limit_denominator(10_000)
    x = [Fraction(float(v)) for v in x]
    total = Fraction(0)
    for m in product((0, 1), repeat=len(x)):
        if sum(c * v for c, v in zip(m, x)) == (1 - p) * sum(x):
            total += (1 - p) ** sum(m) * p ** (len(m) - sum(m))
    return total
