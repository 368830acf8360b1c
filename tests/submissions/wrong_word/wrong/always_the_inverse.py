# divides-at-test: larger than the plain network's
def right_factor(claim, p):
    return 1 / (1 - p)
