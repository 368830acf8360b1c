import numpy as np
def uncertainty_split(probs):
    eps = 1e-10
    mean = np.mean(probs, axis=0)
    total = -np.sum(mean * np.log(mean + eps), axis=1)
    aleatoric = -np.mean(np.sum(probs * np.log(probs + eps), axis=2), axis=0)
    return total, aleatoric, total - aleatoric
