# mean-of-an-entry: the mean of the sum
import numpy as np
def attention_dropout_moments(a, p):
    return np.mean(a), p / (1 - p) * np.sum(np.square(a))
