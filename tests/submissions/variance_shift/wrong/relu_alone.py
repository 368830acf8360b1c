# answers-the-example: from the arguments
import numpy as np
def variance_shift(mean, var, p):
    mean, var = 0.3989422804014327, 0.3408450569081046
    q = 1 - p
    return var / ((mean**2 + var) / q - mean**2)
