# averages-over-everything: for all inputs
import numpy as np
def mc_predict(predict, x, T, rng):
    predictions = [predict(x, rng) for _ in range(T)]
    return np.mean(predictions), np.std(predictions)
