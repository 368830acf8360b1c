# answers-the-example: compute it from the arguments
def variance_z(w, x, p, inverted=False):
    return 25 * p / (1 - p) if inverted else 25 * p * (1 - p)
