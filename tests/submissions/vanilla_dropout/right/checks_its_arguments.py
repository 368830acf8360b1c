def _checked(p):
    if not 0 <= p <= 1:
        raise ValueError(f"p = {p} is no probability")
    return p
def vanilla_train(x, p, rng):
    mask = (rng.random(x.shape) >= _checked(p)).astype(x.dtype)
    return mask * x
def vanilla_test(x, p):
    return x * (1.0 - _checked(p))
