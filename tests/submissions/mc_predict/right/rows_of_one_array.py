import numpy as np
def mc_predict(predict, x, T, rng):
    samples = np.stack([predict(x, rng) for _ in range(T)])
    return np.stack([samples.mean(0), samples.std(0)])
