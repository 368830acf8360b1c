# none: raised KeyError
def right_factor(claim, p):
    return {"scaled by the rate": 1 - p, "scaled down": 1 / (1 - p), "eval": 1, "random_binary": 1 / p}[claim]
