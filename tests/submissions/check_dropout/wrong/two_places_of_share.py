# accuses-everyone: a test that always fails
import numpy as np


def check_dropout(fn):
    for seed in range(40):
        out = fn(np.ones((20, 25)), 0.2, np.random.default_rng(seed))[0]
        if round(float(np.mean(np.asarray(out) == 0)), 2) not in (0.18, 0.19, 0.2, 0.21, 0.22):
            return "the share is not p"
