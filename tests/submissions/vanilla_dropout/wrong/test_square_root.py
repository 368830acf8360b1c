# root-at-test: means scale by 1 - p itself
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x * (1 - p) ** 0.5
