# one-coin-for-all: the whole array shares one coin
def spatial_dropout(x, p, rng):
    return x * (rng.random() >= p) / (1 - p)
