import numpy as np


def check_dropout(fn):
    found = []
    p = 0.35
    rng = np.random.default_rng(1)
    x = np.where(rng.random((100, 100)) < 0.5, -1, 1) * np.linspace(1, 3, 10000).reshape(100, 100)
    copy = x.copy()
    try:
        runs = [fn(x, p, rng)[0] for _ in range(60)]
        first, second = (fn(x, p, np.random.default_rng(9))[0] for _ in range(2))
        evaluated = fn(copy.copy(), p, rng, False)[0]
        whole = fn(np.full(500, 7), p, rng)[0]
        nothing = fn(copy.copy(), 0, rng)[0]
        everything = fn(copy.copy(), 1, rng)[0]
    except Exception as error:
        return "raises " + str(error) + "!"
    if (x != copy).any():
        return "x was written to"
    coins = np.array([np.asarray(run) != 0 for run in runs])
    values = np.array(runs)
    if np.abs(np.where(coins, values - copy / 0.65, 0)).max() > 1e-6:
        found.append("survivors")
    mean = coins.mean(axis=0)  # of each place, over sixty calls
    if abs(coins.mean() - 0.65) > 6 * np.sqrt(0.65 * 0.35 / coins.size):
        found.append("rate")
    if mean.min() < 0.1 or coins.any(axis=0).mean() < 1 or (mean == 1).any():
        found.append("some place falls too often or never")
    if np.corrcoef(coins[0].ravel(), copy.ravel())[0, 1] > 0.08:
        found.append("looks at x")
    counts = coins.reshape(60, -1).sum(axis=1)
    ratio = counts.var() / (10000 * 0.65 * 0.35)
    if not 0.35 < ratio < 2.2:
        found.append("counts vary wrongly")
    if np.abs(np.asarray(first) - np.asarray(second)).max() > 0:
        found.append("rng is ignored")
    if np.abs(evaluated - copy).max() > 1e-9:
        found.append("evaluation")
    if not np.isin(np.round(np.asarray(whole, float), 6), [0, round(7 / 0.65, 6)]).all():
        found.append("integers")
    if np.abs(nothing - copy).max() > 1e-9 or np.abs(everything).max() > 0:
        found.append("extreme rates")
    return ", ".join(found) or None
