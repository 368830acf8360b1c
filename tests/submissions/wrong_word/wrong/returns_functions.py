# none: gave a function
def right_factor(claim, p):
    return {"rate": lambda p: 1 - p, "down": lambda p: 1 / (1 - p), "eval": lambda p: 1, "ones": lambda p: 1 / p}[claim]
