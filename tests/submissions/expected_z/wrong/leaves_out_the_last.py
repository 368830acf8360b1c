# none: not
def expected_z(w, x, p):
    total = 0
    for i in range(len(w) - 1):
        total += w[i] * x[i]
    return (1 - p) * total
