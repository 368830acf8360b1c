import numpy as np
def uncertainty_split(probs):
    probs = np.asarray(probs, dtype=float)
    with np.errstate(all="ignore"):
        H = lambda p: -np.nansum(p * np.log(p), axis=-1)
        total = H(probs.mean(axis=0))
        parts = H(probs)
    return total, parts.mean(axis=0), total - parts.mean(axis=0)
