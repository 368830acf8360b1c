import numpy as np
def mc_predict(predict, x, T, rng):
    samples = np.empty((T, len(x)))
    for t in range(T):
        samples[t] = predict(x, rng)
    mean = samples.sum(axis=0) / T
    return mean, np.sqrt(((samples - mean) ** 2).sum(axis=0) / T)
