import numpy as np


def can_move(optimizer):
    return np.bool_(np.any(np.array(['momentum', 'adam', 'weight_decay']) == optimizer))
