import numpy as np
def attention_dropout_moments(a, p):
    a = np.asarray(a, dtype=float)
    return np.float64(1), np.array([p / (1 - p) * a @ a])
