# mixed-states-missing: exactly one input
def derivation_line(k, p, w, x):
    a, b = w * x
    if k == 1:
        return (1 - p) ** 2 * (a + b) + p**2 * 0
    return (1 - p) * (a + b)
