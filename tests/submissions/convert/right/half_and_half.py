def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    r = q**0.5
    for k in ("W1", "b1", "W2"):
        new[k] = r * new[k]
    lr_scale = {"W1": q, "b1": q, "W2": q, "b2": 1.0}
    return new, lr_scale
