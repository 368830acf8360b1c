# one-coin-per-column: a draw for every entry
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape[-1]) >= p)
def vanilla_test(x, p):
    return x * (1 - p)
