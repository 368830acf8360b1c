# none: vanilla_test is not defined
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
