# raises-instead-of-accusing: return a sentence about it
import numpy as np


def check_dropout(fn):
    x = np.linspace(1, 2, 20000).reshape(100, 200)
    out, _ = fn(x, 0.2, np.random.default_rng(0))
    assert np.allclose(out[out != 0], x[out != 0] / 0.8), "survivors"
    assert abs(np.mean(out == 0) - 0.2) < 0.02, "share"
    assert np.array_equal(fn(x, 0.2, np.random.default_rng(0), train=False)[0], x), "evaluation"
