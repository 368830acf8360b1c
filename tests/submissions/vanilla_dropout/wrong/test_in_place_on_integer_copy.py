# truncates-integers: work in floats
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    out = x.copy()
    out *= 1 - p
    return out
