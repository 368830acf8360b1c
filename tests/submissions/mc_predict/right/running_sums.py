import numpy as np
def mc_predict(predict, x, T, rng):
    s, s2 = 0.0, 0.0
    for _ in range(T):
        f = np.asarray(predict(x, rng), dtype=float)
        s = s + f
        s2 = s2 + f**2
    return s / T, np.sqrt(np.maximum(s2 / T - (s / T) ** 2, 0))
