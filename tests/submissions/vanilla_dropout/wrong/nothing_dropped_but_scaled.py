# nothing-dropped: nothing was dropped
def vanilla_train(x, p, rng):
    return x * (1 - p)
def vanilla_test(x, p):
    return x * (1 - p)
