# zero-times-log-zero: 0 log 0
import numpy as np
def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(p), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric
