# ignores-p: p never enters your draw
def vanilla_train(x, p, rng):
    return x * rng.integers(0, 2, x.shape)
def vanilla_test(x, p):
    return x * (1 - p)
