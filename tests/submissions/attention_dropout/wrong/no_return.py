# returns-nothing: does your function end with a return
import numpy as np
def attention_dropout_moments(a, p):
    mean, var = 1.0, p / (1 - p) * np.sum(np.square(a))
