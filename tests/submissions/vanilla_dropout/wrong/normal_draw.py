# draws-from-a-normal: a coin needs a uniform draw
def vanilla_train(x, p, rng):
    return x * (rng.standard_normal(x.shape) > p)
def vanilla_test(x, p):
    return x * (1 - p)
