# passes-share-their-coins: the same coins
import numpy as np, copy
def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, copy.deepcopy(rng)) for t in range(T)])
    return s.mean(axis=0), s.std(axis=0)
