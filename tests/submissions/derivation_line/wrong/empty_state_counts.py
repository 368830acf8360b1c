# empty-state-is-zero: its term p^2
def derivation_line(k, p, w, x):
    a, b = w * x
    if k == 1:
        return (1 - p) ** 2 * (a + b) + p * (1 - p) * b + (1 - p) * p * a + p**2 * (a + b)
    return (1 - p) * (a + b)
