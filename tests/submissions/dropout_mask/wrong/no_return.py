# returns-nothing: does your function end with a return
def dropout_mask(shape, p, rng):
    mask = (rng.random(shape) >= p).astype(int)
