def derivation_line(k, p, w, x):
    a, b = w[0] * x[0], w[1] * x[1]
    if k == 1:
        return (1 - p) ** 2 * (a + b) + p * (1 - p) * (0 + b) + (1 - p) * p * (a + 0) + p**2 * (0 + 0)
    if k == 2:
        return (1 - p) ** 2 * (a + b) + p * (1 - p) * (a + b)
    if k == 3:
        return (1 + p**2 - 2 * p + p - p**2) * (a + b)
    return (1 - p) * (a + b)
