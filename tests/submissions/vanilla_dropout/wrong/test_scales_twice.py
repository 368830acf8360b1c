# scaled-twice-at-test: stands here twice
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x * (1 - p) * (1 - p)
