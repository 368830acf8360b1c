# forgets-the-division: keeps with probability
import numpy as np
def attention_dropout_moments(a, p):
    return 1.0, p * np.sum(np.square(a))
