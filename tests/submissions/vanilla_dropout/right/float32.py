import numpy as np
def vanilla_train(x, p, rng):
    mask = (rng.random(x.shape) >= p).astype(np.float32)
    return x.astype(np.float32) * mask
def vanilla_test(x, p):
    return x.astype(np.float32) * np.float32(1 - p)
