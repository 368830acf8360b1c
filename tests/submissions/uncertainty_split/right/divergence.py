import numpy as np
def uncertainty_split(probs):
    mean = probs.mean(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        kl = np.nan_to_num(probs * (np.log(probs) - np.log(mean))).sum(axis=-1).mean(axis=0)
        total = -np.nan_to_num(mean * np.log(mean)).sum(axis=-1)
    return total, total - kl, kl
