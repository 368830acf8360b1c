def vanilla_train(x, p, rng):
    out = x.copy()
    out[rng.random(x.shape) < p] = 0
    return out
def vanilla_test(x, p):
    return (1 - p) * x
