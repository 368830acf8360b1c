def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W1"], new["b1"] = q * new["W1"], q * new["b1"]
    lr_scale = {"W1": q**2, "b1": q * q, "W2": 1.0, "b2": 1.0}
    return new, lr_scale
