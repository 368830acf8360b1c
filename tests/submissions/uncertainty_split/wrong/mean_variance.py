# spread-for-information: what is left
import numpy as np
def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, probs.var(axis=0).mean(axis=-1)
