# hidden-bias-forgotten: b1
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W1"] = q * new["W1"]
    lr_scale = {"W1": q**2, "b1": 1.0, "W2": 1.0, "b2": 1.0}
    return new, lr_scale
