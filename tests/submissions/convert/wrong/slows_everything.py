# slows-every-weight: others
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = dict.fromkeys(params, q**2)
    return new, lr_scale
