# ignores-the-number-of-passes: T says how many
import numpy as np
def mc_predict(predict, x, T, rng):
    s = np.zeros((T, len(x)))
    for t in range(1, T):
        s[t] = predict(x, rng)
    return s.mean(axis=0), s.std(axis=0)
