# ignores-the-number-of-passes: T says how many
import numpy as np
def mc_predict(predict, x, T, rng):
    n = len(predict(x, rng))
    s = np.zeros((T, n))
    for t in range(T):
        s[t] = predict(x, rng)
    return s.mean(axis=0), s.std(axis=0)
