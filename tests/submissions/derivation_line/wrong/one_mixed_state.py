# one-mixed-state: each keeps another input
def derivation_line(k, p, w, x):
    a, b = w * x
    if k == 1:
        return (1 - p) ** 2 * (a + b) + p * (1 - p) * b + p * (1 - p) * b
    return (1 - p) * (a + b)
