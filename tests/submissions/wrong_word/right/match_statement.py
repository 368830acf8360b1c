def right_factor(claim, p):
    match claim:
        case "rate":
            return 1 - p
        case "down":
            return 1 / (1 - p)
        case "eval":
            return 1
        case "ones":
            return 1 / p
