import numpy as np
def mc_predict(predict, x, T, rng):
    samples = np.array([predict(x, rng) for _ in range(T)])
    return samples.mean(axis=0), samples.std(axis=0)
