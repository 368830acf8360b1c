# keeps-at-rate-one: everything is dropped
def vanilla_train(x, p, rng):
    mask = rng.random(x.shape) >= p
    if not mask.any():
        mask.flat[rng.integers(mask.size)] = True
    return x * mask
def vanilla_test(x, p):
    return x * (1 - p)
