def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {k: (q * q if k == "W2" else 1) for k in params}
    return new, lr_scale
