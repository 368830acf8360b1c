# not-two-values: return these two values
import numpy as np
def attention_dropout_moments(a, p):
    return p / (1 - p) * np.sum(np.square(a))
