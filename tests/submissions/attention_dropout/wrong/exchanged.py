# moments-exchanged: the mean comes first
import numpy as np
def attention_dropout_moments(a, p):
    return p / (1 - p) * np.sum(np.square(a)), 1.0
