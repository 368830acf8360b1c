# ddof-one: ddof=1
import numpy as np, statistics
def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), np.array([statistics.stdev(map(float, c)) for c in s.T])
