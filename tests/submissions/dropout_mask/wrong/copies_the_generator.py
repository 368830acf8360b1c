# same-coins-every-call: two calls in a row gave the same coins
import copy
def dropout_mask(shape, p, rng):
    mine = copy.deepcopy(rng)
    return (mine.random(shape) >= p).astype(int)
