# calls-for-each-input: all of x
import numpy as np
def mc_predict(predict, x, T, rng):
    s = np.array([[predict(row[None], rng)[0] for row in x] for _ in range(T)])
    return s.mean(axis=0), s.std(axis=0)
