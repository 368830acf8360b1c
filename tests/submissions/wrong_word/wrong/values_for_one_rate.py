# none: not 0.9
def right_factor(claim, p):
    return {"rate": 0.8, "down": 1.25, "eval": 1, "ones": 5}[claim]
