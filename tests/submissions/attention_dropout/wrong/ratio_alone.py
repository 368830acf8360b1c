# squares-the-sum: square every term and then add
import numpy as np
def attention_dropout_moments(a, p):
    return 1.0, p / (1 - p)
