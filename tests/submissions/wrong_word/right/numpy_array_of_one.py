import numpy as np
def right_factor(claim, p):
    return np.select([claim == "rate", claim == "down", claim == "eval"], [1 - p, 1 / (1 - p), 1.0], default=1 / p)
