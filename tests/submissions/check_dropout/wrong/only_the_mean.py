# catches-too-few: tosses coins in evaluation
import numpy as np


def check_dropout(fn):
    out = fn(np.full((300, 300), 4.0), 0.2, np.random.default_rng(3))[0]
    if abs(np.mean(out) - 4) > 0.05:
        return "the mean moved"
