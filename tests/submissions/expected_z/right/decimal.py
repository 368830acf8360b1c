from decimal import Decimal


def expected_z(w, x, p):
    return (1 - Decimal(float(p))) * sum(Decimal(float(a)) * Decimal(float(b)) for a, b in zip(w, x))
