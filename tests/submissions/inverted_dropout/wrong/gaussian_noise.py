# noise-not-coins: dropout multiplies by a coin
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    if p == 1:
        return 0.0 * x, None
    noise = 1 + (p / (1 - p)) ** 0.5 * rng.standard_normal(x.shape)
    return x * noise, noise
