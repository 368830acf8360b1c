# attention-mean-shrinks: divided by 1 - p
import numpy as np
def attention_dropout_moments(a, p):
    return 1 - p, p / (1 - p) * np.sum(np.square(a))
