def variance_z(weights, values, rate, inverted=False):
    total = 0.0
    for a, b in zip(weights, values):
        first = (1 - rate) * (a * b)
        second = (1 - rate) * (a * b) ** 2
        total += second - first**2
    return total * (1 - rate) ** (-2 * bool(inverted))
