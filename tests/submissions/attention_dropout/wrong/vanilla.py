# attention-mean-shrinks: divided by 1 - p
import numpy as np
def attention_dropout_moments(a, p):
    q = 1 - p
    return q, p * q * np.sum(np.square(a))
