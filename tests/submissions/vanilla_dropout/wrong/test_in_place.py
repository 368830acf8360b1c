# changes-its-input: work on a copy
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    x *= 1 - p
    return x
