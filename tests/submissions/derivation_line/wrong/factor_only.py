# factor-alone: multiply it with w1 x1 + w2 x2
def derivation_line(k, p, w, x):
    a, b = w * x
    if k < 3:
        return (1 - p) ** 2 * (a + b) + p * (1 - p) * (a + b)
    return 1 + p**2 - 2 * p + p - p**2 if k == 3 else 1 - p
