import numpy as np
def attention_dropout_moments(a, p):
    var = 0
    for v in a:
        var += (v / (1 - p)) ** 2 * (1 - p) - v**2
    return 1.0, var
