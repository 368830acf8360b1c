# scales-by-rate: p is the share that is dropped
def right_factor(claim, p):
    return {"rate": p, "down": 1 - p, "eval": 1 - p, "ones": 1 / (1 - p)}[claim]
