# shrinks-in-training: belongs to the test pass
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p) * (1 - p)
def vanilla_test(x, p):
    return x * (1 - p)
