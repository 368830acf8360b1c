# squares-the-sum: square every term and then add
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * float(np.dot(w, x)) ** 2
    return v / (1 - p) ** 2 if inverted else v
