# returns-nothing: end with a return
def vanilla_train(x, p, rng):
    u = rng.random(x.shape) >= p
    h = x * u
def vanilla_test(x, p):
    return x * (1 - p)
