# exact-quota: coins are independent, an exact quota is not
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    ranks = rng.random(x.shape).argsort(axis=-1).argsort(axis=-1)
    mask = ranks >= round(p * x.shape[-1])
    return (x * mask / (1 - p) if p < 1 else 0.0 * x), mask
