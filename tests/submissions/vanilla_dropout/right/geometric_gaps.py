import numpy as np
def vanilla_train(x, p, rng):
    out, place = np.array(x).ravel(), -1
    while p > 0:
        place += int(rng.geometric(p))
        if place >= out.size:
            break
        out[place] = 0
    return out.reshape(x.shape)
def vanilla_test(x, p):
    q = 1 - p
    return q * np.asarray(x)
