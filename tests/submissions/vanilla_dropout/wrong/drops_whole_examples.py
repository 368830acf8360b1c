# one-coin-per-row: a draw for every entry
def vanilla_train(x, p, rng):
    return x * (rng.random((len(x),) + (1,) * (x.ndim - 1)) >= p)
def vanilla_test(x, p):
    return x * (1 - p)
