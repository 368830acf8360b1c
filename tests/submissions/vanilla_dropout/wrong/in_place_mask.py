# changes-its-input: work on a copy
def vanilla_train(x, p, rng):
    x *= rng.random(x.shape) >= p
    return x
def vanilla_test(x, p):
    return x * (1 - p)
