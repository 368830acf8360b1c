def expected_z(w, x, p):
    from decimal import Decimal
    return (1 - Decimal(p)) * sum(Decimal(float(a)) * Decimal(float(b)) for a, b in zip(w, x))
