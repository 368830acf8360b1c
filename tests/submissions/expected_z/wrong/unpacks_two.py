# none: raised ValueError
def expected_z(w, x, p):
    w1, w2 = w
    x1, x2 = x
    return (1 - p) * (w1 * x1 + w2 * x2)
