# changes-its-input: copy
import numpy as np
def uncertainty_split(probs):
    probs[probs == 0] = 1e-12
    H = lambda p: -np.sum(p * np.log(p), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric
