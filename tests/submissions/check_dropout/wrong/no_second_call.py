# catches-too-few: this cell asks for 24
import numpy as np


def check_dropout(fn):
    """Every value of one pass, and its independence; but no second call, no quota, no integers."""
    p = 0.2
    x = np.random.default_rng(0).uniform(1, 2, (200, 150)) * np.where(np.arange(150) % 2, 1, -1)
    before = x.copy()
    try:
        out = np.asarray(fn(x, p, np.random.default_rng(1))[0])
        test = fn(before.copy(), p, np.random.default_rng(1), train=False)[0]
    except Exception:
        return "error"
    if not np.array_equal(x, before):
        return "writes into x"
    kept = out != 0
    if not np.allclose(out[kept], x[kept] / (1 - p)):
        return "factor"
    if not np.allclose(test, x):
        return "evaluation"
    if (kept == kept[:1]).all() or (kept == kept[:, :1]).all():
        return "shared coins"
    if abs(kept.mean() - 0.8) > 6 * np.sqrt(0.16 / x.size):
        return "share"
    if abs(kept[x > 0].mean() - kept[x < 0].mean()) > 0.05:
        return "sign"
