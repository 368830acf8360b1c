# divides-at-test: you divide at test time
def right_factor(claim, p):
    return {"rate": 1 / p, "down": 1 / (1 - p), "eval": 1, "ones": 1 / p}[claim]
