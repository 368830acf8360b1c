# divides-by-p: divide by the probability of keeping
def right_factor(claim, p):
    return {"rate": 1 - p, "down": 1 / p, "eval": 1, "ones": 1 / p}[claim]
