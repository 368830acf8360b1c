# one-number-a-pass: as a row
import numpy as np


def mc_predict(predict, x, T, rng):
    preds = np.zeros(T)
    for t in range(T):
        preds[t] = predict(x, rng)
    return preds.mean(), preds.std()
