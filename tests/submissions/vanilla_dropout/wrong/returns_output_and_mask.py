# none: should hold numbers
def vanilla_train(x, p, rng):
    mask = rng.random(x.shape) >= p
    return x * mask, mask, p
def vanilla_test(x, p):
    return x * (1 - p)
