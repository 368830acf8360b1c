import numpy as np
def mc_predict(predict, x, T, rng):
    seen = []
    while len(seen) < T:
        seen.append(np.array(predict(x, rng=rng) if False else predict(x, rng)))
    return np.average(seen, axis=0), np.std(seen, axis=0, ddof=0)
