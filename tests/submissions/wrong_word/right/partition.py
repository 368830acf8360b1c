def right_factor(claim, p):
    survive = {"rate": 1 - p, "down": 1 - p, "ones": p}
    if claim == "rate":
        return survive[claim]
    return 1 / survive.get(claim, 1)
