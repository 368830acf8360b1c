# none: total
import numpy as np
def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    g = np.exp(np.log(probs + 1e-3).mean(axis=0))
    g = g / g.sum(axis=-1, keepdims=True)
    total, aleatoric = H(g), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric
