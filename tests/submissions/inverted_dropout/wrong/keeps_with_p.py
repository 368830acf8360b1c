# keeps-with-p: you keep with probability p
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    mask = rng.random(x.shape) < p
    return (x * mask / (1 - p) if p < 1 else x * 0.0), mask
