# nothing-dropped: nothing was dropped
def spatial_dropout(x, p, rng):
    return x
