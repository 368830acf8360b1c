# changes-its-input: it changed its input
import numpy as np
def attention_dropout_moments(a, p):
    a **= 2
    return 1.0, p / (1 - p) * a.sum()
