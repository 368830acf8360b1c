def vanilla_train(x, p, rng):
    out = x.copy()
    out[rng.random(x.shape) < p] = 0
    return out
def vanilla_test(x, p):
    out = np.array(x, dtype=float, copy=True)
    out *= 1 - p
    return out
