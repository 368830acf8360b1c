from collections import namedtuple
Pass = namedtuple("Pass", "out cache")
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return Pass(x, None)
    kept = rng.random(x.shape) > p
    return Pass((x * kept) / (1 - p) if p < 1 else x * 0, kept)
