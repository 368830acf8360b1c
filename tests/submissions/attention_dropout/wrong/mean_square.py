# forgets-to-subtract: subtract the square of the mean
import numpy as np
def attention_dropout_moments(a, p):
    return 1.0, 1.0 + p / (1 - p) * np.sum(np.square(a))
