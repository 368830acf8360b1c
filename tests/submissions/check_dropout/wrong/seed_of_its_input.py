# accuses-a-right-one: coins follow x
import numpy as np


def check_dropout(fn):
    p, rng = 0.25, np.random.default_rng(0)
    x = np.random.default_rng(5).uniform(-3, -1, (90, 110))
    x[::2] *= -1
    x[:, ::3] *= 1.5
    original = x.copy()

    def coins(state, p=p, x=x):
        return np.asarray(fn(x, p, np.random.default_rng(state))[0]) != 0

    try:
        out = np.asarray(fn(x, p, rng)[0])
        if not (x == original).all():
            return "in place"
        if not np.allclose(np.where(out == 0, x / 0.75, out), x / 0.75):
            return "values"
        if (coins(1) != coins(1)).any() or (coins(1) == coins(2)).all():
            return "randomness"
        if not np.allclose(fn(x, p, rng, train=False)[0], x):
            return "evaluation"
        fallen = ~np.array([coins(s) for s in range(3, 23)])
        if fallen.all(axis=(0, 1)).any() or np.ptp(fallen.mean(axis=2)) < 1e-3:
            return "shared coins"
        by_row, by_column = fallen.mean(axis=2), fallen.mean(axis=1)
        if by_row.max() > 0.6 or by_column.max() > 0.7:
            return "rows or columns share coins"
        if abs(fallen.mean() - p) > 0.006:
            return "share"
        up, down = fallen[:, x > 0].mean(), fallen[:, x < 0].mean()
        large, small = fallen[:, abs(x) > 2].mean(), fallen[:, abs(x) < 2].mean()
        if max(abs(up - down), abs(large - small)) > 0.02:
            return "coins follow x"
        ints = np.asarray(fn(np.full((40, 40), 5), p, rng)[0], dtype=float)
        if not np.isclose(ints.max(), 5 / 0.75):
            return "integers"
    except Exception:
        return "an error"
