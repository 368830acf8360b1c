def right_factor(claim, p):
    survives = p if claim == "ones" else 1 - p
    if claim == "eval":
        return True * 1
    wanted = survives if claim == "rate" else 1
    return wanted if claim == "rate" else wanted / survives
