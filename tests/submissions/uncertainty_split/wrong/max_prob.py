# confidence-for-entropy: largest probability
import numpy as np
def uncertainty_split(probs):
    total, aleatoric = 1 - probs.mean(axis=0).max(axis=-1), (1 - probs.max(axis=-1)).mean(axis=0)
    return total, aleatoric, total - aleatoric
