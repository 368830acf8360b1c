import numpy as np
def vanilla_train(x, p, rng):
    out = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        if rng.random() >= p:
            out[place] = x[place]
    return out
def vanilla_test(x, p):
    return np.array([(1 - p) * v for v in x.ravel()]).reshape(x.shape)
