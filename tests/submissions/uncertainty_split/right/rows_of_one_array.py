import numpy as np
def uncertainty_split(probs):
    log = np.log(probs, out=np.zeros_like(probs, dtype=float), where=probs > 0)
    mean = probs.mean(axis=0)
    log_mean = np.log(mean, out=np.zeros_like(mean), where=mean > 0)
    total, inside = -np.einsum("nk,nk->n", mean, log_mean), -np.einsum("tnk,tnk->n", probs, log) / len(probs)
    return np.array([total, inside, total - inside])
