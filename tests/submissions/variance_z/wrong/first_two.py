# only-two-inputs: first two inputs alone
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * ((w[0] * x[0]) ** 2 + (w[1] * x[1]) ** 2)
    return v / (1 - p) ** 2 if inverted else v
