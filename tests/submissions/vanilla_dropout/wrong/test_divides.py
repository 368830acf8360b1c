# divides-at-test: larger than the plain network's
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x / (1 - p) if p < 1 else 0 * x
