# divides-by-p: divide by the probability of keeping
def spatial_dropout(x, p, rng):
    return x * (rng.random(x.shape[:2] + (1, 1)) < p) / p if p else x
