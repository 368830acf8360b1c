# zero-times-log-zero: 0 log 0
import numpy as np
def uncertainty_split(probs):
    with np.errstate(all="ignore"):
        H = lambda p: np.nan_to_num(-np.sum(p * np.log(p), axis=-1))
        total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric
