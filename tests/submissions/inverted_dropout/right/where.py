import numpy as np
def inverted_dropout(x, p, rng, train=True):
    keep = 1 - p
    if train:
        u = rng.random(x.shape)
        out = np.where(u < keep, x / max(keep, 1e-300), 0)
        return out, {"kept": u < keep, "keep": keep}
    return x, {}
