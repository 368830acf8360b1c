# catches-too-few: returns the mask
import numpy as np


def check_dropout(fn):
    rng = np.random.default_rng(0)
    x = np.ones((200, 200))
    try:
        out = np.asarray(fn(x, 0.2, rng)[0])
        again = np.asarray(fn(np.ones((200, 200)), 0.2, rng)[0])
        test = fn(np.ones((5, 5)), 0.2, rng, train=False)[0]
    except Exception:
        return "error"
    if not np.isin(np.round(out, 6), [0, 1.25]).all():
        return "values"
    if abs(np.mean(out == 0) - 0.2) > 0.015 or np.array_equal(out, again):
        return "coins"
    if not np.array_equal(test, np.ones((5, 5))):
        return "evaluation"
