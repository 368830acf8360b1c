def right_factor(claim, p):
    q = 1 - p
    base, power = {"rate": (q, 1), "down": (q, -1), "eval": (q, 0), "ones": (p, -1)}[claim]
    return base**power
