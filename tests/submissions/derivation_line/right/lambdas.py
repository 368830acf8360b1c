from fractions import Fraction


def derivation_line(k, p, w, x):
    p = Fraction(p)
    a, b = (Fraction(float(u)) * Fraction(float(v)) for u, v in zip(w, x))
    lines = {
        1: lambda: (1 - p) ** 2 * (a + b) + p * (1 - p) * b + (1 - p) * p * a,
        2: lambda: (1 - p) ** 2 * (a + b) + p * (1 - p) * (a + b),
        3: lambda: (1 + p**2 - 2 * p + p - p**2) * (a + b),
        4: lambda: (1 - p) * (a + b),
    }
    return lines[int(k)]()
