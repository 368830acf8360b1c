# accuses-a-right-one: notebook 3 allows this
import numpy as np


def check_dropout(fn):
    try:
        fn(np.ones(4), 1.5, np.random.default_rng(0))
    except ValueError:
        return None
    return "p = 1.5 is accepted"
