# none: training pass
def convert(params, p):
    q = 0.5
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale
