# divides-by-realised-share: not by the share that happened to survive
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = rng.random(x.shape) >= p
    return x * mask / max(mask.mean(), 1e-12), mask
