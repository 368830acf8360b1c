# returns-nothing: does your function end with a return
def spatial_dropout(x, p, rng):
    out = x * (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p)
