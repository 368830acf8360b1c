# averages-the-squares: a variance of a sum adds them
import numpy as np
def attention_dropout_moments(a, p):
    return 1.0, p / (1 - p) * np.mean(np.square(a))
