# one-coin-for-all: draw one number per entry
def vanilla_train(x, p, rng):
    return x * (rng.random() >= p)
def vanilla_test(x, p):
    return x * (1 - p)
