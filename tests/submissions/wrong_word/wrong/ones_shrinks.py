# divides-by-the-dropped: p is the share that survives
def right_factor(claim, p):
    return {"rate": 1 - p, "down": 1 / (1 - p), "eval": 1, "ones": p}[claim]
