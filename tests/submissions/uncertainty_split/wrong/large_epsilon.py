# epsilon-too-large: too large
import numpy as np
def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(p + 1e-2), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric
