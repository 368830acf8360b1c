import numpy as np
def mc_predict(predict, x, T, rng):
    samples = np.column_stack([predict(x, rng) for _ in range(T)])
    return samples.mean(1), np.var(samples, axis=1) ** 0.5
