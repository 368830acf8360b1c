import numpy as np
def uncertainty_split(probs):
    def H(p):
        p = np.clip(p, 1e-12, 1)
        return -(p * np.log(p)).sum(-1)
    a, b = H(probs.mean(0)), H(probs).mean(0)
    return [a, b, a - b]
