def vanilla_train(x, p, rng):
    return rng.binomial(1, 1 - p, x.shape) * x
def vanilla_test(x, p):
    return x - p * x
