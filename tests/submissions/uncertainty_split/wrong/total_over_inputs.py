# averages-over-inputs: over the inputs
import numpy as np


def uncertainty_split(probs):
    def H(p):
        logs = np.zeros_like(p)
        logs[p > 0] = np.log(p[p > 0])
        return -(p * logs).sum(axis=-1)
    total = H(probs.mean(axis=1))
    aleatoric = H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric
