# one-pass-alone: single pass
import numpy as np
def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs[0]), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric
