# keeps-at-rate-one: all zeros
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)

def vanilla_test(x, p):
    if p == 1:
        return x
    return x * (1 - p)
