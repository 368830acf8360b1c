# none: raised IndexError
def derivation_line(k, p, w, x):
    a, b = w * x
    lines = [
        (1 - p) ** 2 * (a + b) + p * (1 - p) * b + (1 - p) * p * a,
        (1 - p) ** 2 * (a + b) + p * (1 - p) * (a + b),
        (1 + p**2 - 2 * p + p - p**2) * (a + b),
        (1 - p) * (a + b),
    ]
    return lines[k]
