# none: gave
import numpy as np
def attention_dropout_moments(a, p):
    return 1 / (1 - p), p / (1 - p) * np.sum(np.square(a))
