# none: step
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 0.1, "b1": 0.1, "W2": 0.1 * q**2, "b2": 0.1}
    return new, lr_scale
