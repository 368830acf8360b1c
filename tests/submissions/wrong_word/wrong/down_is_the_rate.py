# scales-down: survivors have to grow
def right_factor(claim, p):
    return {"rate": 1 - p, "down": p, "eval": 1, "ones": 1 / p}[claim]
