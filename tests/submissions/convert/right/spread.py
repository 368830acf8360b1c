def convert(params, p):
    q = 1 - p
    new = {**params, "W2": q * params["W2"]}
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale
