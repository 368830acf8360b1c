# truncates-to-integers: work in floats
import numpy as np
def mc_predict(predict, x, T, rng):
    s = np.zeros((T, len(x)), dtype=int)
    for t in range(T):
        s[t] = predict(x, rng)
    return s.mean(axis=0), s.std(axis=0)
