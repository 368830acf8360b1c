# weights-upside-down: too large
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = new["W2"] / q
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale
