# ignores-the-number-of-passes: T says how many
import numpy as np
def mc_predict(predict, x, T, rng):
    s = [predict(x, rng)]
    for _ in range(T):
        s.append(predict(x, rng))
    return np.mean(s, axis=0), np.std(s, axis=0)
