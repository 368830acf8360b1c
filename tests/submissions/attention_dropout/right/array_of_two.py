import numpy as np
def attention_dropout_moments(a, p):
    return np.array([np.sum(a), p * (1 - p) * np.sum((a / (1 - p)) ** 2)])
