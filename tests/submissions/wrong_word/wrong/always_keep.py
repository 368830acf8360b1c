# scales-down: survivors have to grow
def right_factor(claim, p):
    return 1 - p
