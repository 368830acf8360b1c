import numpy as np

P = 0.3


def check_dropout(fn):
    """A hundred and fifty small calls, and everything from their table."""
    rng = np.random.default_rng(77)
    x = np.array([[1.5, -2.5, 3.5, -0.5, 0.75], [-1.25, 2.0, -3.0, 0.6, 4.0], [0.9, -0.8, 1.1, -1.7, 2.2]])
    kept = x.copy()
    try:
        table = np.array([np.array(fn(x, P, rng)[0], dtype=float) for _ in range(150)])
        big = [np.array(fn(np.ones(300) * 2, P, rng)[0]) for _ in range(50)]
        twins = [np.array(fn(x, P, np.random.default_rng(5))[0]) for _ in range(2)]
        others = [np.array(fn(x, 0.5, np.random.default_rng(s))[0]) for s in range(3)]
        test = fn(x, P, rng, train=False)[0]
        ints = np.array(fn(np.full(60, 3), P, rng)[0], dtype=float)
    except Exception as error:
        return f"{type(error).__name__} was raised"
    if not np.array_equal(x, kept):
        return "wrote into x"
    if table.shape != (150, 3, 5):
        return "shape"
    coins = table != 0
    if not np.allclose(table, coins * x / (1 - P)):
        return "a value that is neither 0 nor x / (1 - p)"
    for share in coins.mean(axis=0).ravel():
        if abs(share - 0.7) > 6.5 * np.sqrt(0.21 / 150):
            return "one place has another rate"
    if abs(coins.mean() - 0.7) > 6.5 * np.sqrt(0.21 / 2250):
        return "the rate is off"
    flat = coins.reshape(150, 15).astype(float)
    links = np.corrcoef(flat.T) - np.eye(15)
    if not np.abs(links).max() < 0.6:
        return "two places go together"
    if len({c.tobytes() for c in coins}) < 100:
        return "calls repeat"
    counts = [np.count_nonzero(b) for b in big]
    if np.var(counts) < 0.3 * 300 * 0.21:
        return "a quota"
    if not np.array_equal(*twins):
        return "not from rng"
    if not np.allclose(test, x):
        return "test pass"
    if not np.all((ints == 0) | np.isclose(ints, 3 / 0.7)):
        return "integers are cut"
    if not all(np.allclose(o, (o != 0) * x * 2) for o in others):
        return "another rate"
    return None
