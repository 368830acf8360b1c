# rate-at-inference: no rule multiplies by it
def right_factor(claim, p):
    return {"rate": 1 - p, "down": 1 / (1 - p), "eval": p, "ones": 1 / p}[claim]
