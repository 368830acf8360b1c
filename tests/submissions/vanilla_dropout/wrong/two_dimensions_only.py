# none: raised
def vanilla_train(x, p, rng):
    rows, columns = x.shape
    return x * (rng.random((rows, columns)) >= p)
def vanilla_test(x, p):
    return x * (1 - p)
