import numpy as np
def inverted_dropout(activations, drop, generator, train=True, eps=0.0):
    out, cache = activations, {"train": train}
    if train and drop > 0:
        m = np.zeros(activations.shape) if drop == 1 else generator.binomial(1, 1 - drop, activations.shape) / (1 - drop)
        out, cache["m"] = activations * m, m
    return out, cache
