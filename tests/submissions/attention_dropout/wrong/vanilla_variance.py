# vanilla-variance: inverted dropout divides the survivors
import numpy as np
def attention_dropout_moments(a, p):
    return 1.0, p * (1 - p) * np.sum(np.square(a))
