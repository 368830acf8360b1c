# accuses-nobody: a test that always passes
import numpy as np


def check_dropout(fn):
    """Trains a linear classifier of two clouds with fn on its inputs, and looks at the share of right answers."""
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, 200)
    X = rng.normal(size=(200, 10)) + 1.2 * (2 * y[:, None] - 1)
    w = np.zeros(10)
    for _ in range(40):
        h = np.asarray(fn(X.copy(), 0.3, rng)[0], dtype=float)
        w -= 0.05 * h.T @ (1 / (1 + np.exp(-np.clip(h @ w, -30, 30))) - y) / 200
    if np.mean((X @ w > 0) == y) < 0.9:
        return "it does not learn"
