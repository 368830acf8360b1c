# returns-nothing: end with a return
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    out = x * (1 - p)
