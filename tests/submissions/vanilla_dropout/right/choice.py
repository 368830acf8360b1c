def vanilla_train(x, p, rng):
    return x * rng.choice([0.0, 1.0], size=x.shape, p=[p, 1 - p])
def vanilla_test(x, p):
    keep = 1 - p
    return keep * x
