import numpy as np
def attention_dropout_moments(a, p):
    return float(np.sum(a)), p / (1 - p) * np.dot(a, a)
