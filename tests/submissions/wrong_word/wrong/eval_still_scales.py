# vanilla-at-eval: change nothing at test time
def right_factor(claim, p):
    return {"rate": 1 - p, "down": 1 / (1 - p), "eval": 1 - p, "ones": 1 / p}[claim]
