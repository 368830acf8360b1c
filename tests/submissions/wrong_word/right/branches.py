def right_factor(claim, p):
    q = 1.0 - p
    if claim == "rate":
        return q
    elif claim == "down":
        return q**-1
    elif claim == "eval":
        return 1.0
    elif claim == "ones":
        return p**-1
    raise ValueError(claim)
