# none: not 1.11111
def right_factor(claim, p):
    return round({"rate": 1 - p, "down": 1 / (1 - p), "eval": 1, "ones": 1 / p}[claim], 2)
