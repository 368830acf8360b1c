# left-hand-side-is-the-mean: the left-hand side of every line is E[z]
def derivation_line(k, p, w, x):
    a, b = w * x
    if k == 1:
        return a + b
    if k == 2:
        return (1 - p) ** 2 * (a + b) + p * (1 - p) * (a + b)
    if k == 3:
        return (1 + p**2 - 2 * p + p - p**2) * (a + b)
    return (1 - p) * (a + b)
