import numpy as np


def can_move(optimizer):
    w, v, s = 1.0, 0.0, 0.0
    for t, g in enumerate((0.5, 0.0), start=1):
        before = w
        if optimizer == "sgd":
            w -= 0.1 * g
        elif optimizer == "weight_decay":
            w -= 0.1 * (g + 0.01 * w)
        elif optimizer == "momentum":
            v = 0.9 * v + g
            w -= 0.1 * v
        else:
            v, s = 0.9 * v + 0.1 * g, 0.999 * s + 0.001 * g * g
            w -= 0.1 * (v / (1 - 0.9**t)) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
    return bool(w != before)
