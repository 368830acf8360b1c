# returns-nothing: end with a return
def right_factor(claim, p):
    print({"rate": 1 - p, "down": 1 / (1 - p), "eval": 1, "ones": 1 / p}[claim])
