# accuses-a-right-one: notebook 3 allows this
import numpy as np


def check_dropout(fn):
    x = np.arange(1.0, 11.0)
    out = fn(x.copy(), 0.2, np.random.default_rng(1))[0]
    train = fn(x.copy(), 0.2, np.random.default_rng(2), train=False)[0]
    if not np.array_equal(train, x):
        return "evaluation"
    if not np.isclose(np.sum(out), 55) and np.all(np.isclose(out, 1.25 * x) | (np.asarray(out) == 0)):
        return "the sum changes"
