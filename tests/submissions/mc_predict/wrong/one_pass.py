# ignores-the-number-of-passes: T says how many
import numpy as np
def mc_predict(predict, x, T, rng):
    f = predict(x, rng)
    return f, np.zeros_like(f)
