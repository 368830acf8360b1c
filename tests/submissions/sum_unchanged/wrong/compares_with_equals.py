# compares-floats-exactly: with a tolerance
def sum_unchanged_probability(x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(x)):
        if (x * np.array(m) / (1 - p)).sum() == x.sum():
            total += (1 - p) ** sum(m) * p ** (len(m) - sum(m))
    return total
