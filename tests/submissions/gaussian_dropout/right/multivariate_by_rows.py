import numpy as np
def gaussian_dropout(x, p, rng):
    flat = x.reshape(len(x), -1)
    noise = np.stack([rng.normal(1.0, (p / (1 - p)) ** 0.5, flat.shape[1]) for _ in flat])
    return (flat * noise).reshape(x.shape)
