# coins-not-independent: each needs a draw of its own
def vanilla_train(x, p, rng):
    mask = rng.random(x.shape) >= p
    if p < 1:
        mask[..., 0] = True
    return x * mask
def vanilla_test(x, p):
    return x * (1 - p)
