# %% right asserts_inside
import numpy as np


def _run(fn):
    generator = np.random.default_rng(42)
    x = generator.normal(size=(120, 130))
    x[abs(x) < 0.1] = 0.7
    keep = x.copy()
    for p in (0.1, 0.3):
        result = fn(x, p, np.random.default_rng(3))
        assert isinstance(result, tuple) and len(result) == 2, "two values"
        out = result[0]
        assert np.shape(out) == x.shape, "shape"
        assert np.array_equal(x, keep), "input changed"
        ratio = np.asarray(out, float) / x
        dropped = np.isclose(ratio, 0)
        assert np.all(dropped | np.isclose(ratio, 1 / (1 - p), rtol=1e-4)), "values"
        sd = np.sqrt(p * (1 - p) / x.size)
        assert abs(dropped.mean() - p) < 6.5 * sd, "rate"
        for part in (x > 0, abs(x) > 1):
            bound = 6.5 * np.sqrt(p * (1 - p) * (1 / part.sum() + 1 / (~part).sum()))
            assert abs(dropped[part].mean() - dropped[~part].mean()) < bound, "depends on x"
        for axis in (0, 1):
            counts = dropped.sum(axis=axis)
            expected = x.shape[axis] * p * (1 - p)
            assert 0.35 * expected < counts.var() < 2.5 * expected, "spread of counts"
        assert np.array_equal(np.asarray(fn(x, p, np.random.default_rng(3))[0]) == 0, dropped), "rng unused"
        stream = np.random.default_rng(4)
        a, b = (np.asarray(fn(x, p, stream)[0]) == 0 for _ in range(2))
        assert not np.array_equal(a, b), "same coins twice"
        totals = [(np.asarray(fn(x[:30, :30], p, stream)[0]) == 0).sum() for _ in range(60)]
        assert 0.25 < np.var(totals) / (900 * p * (1 - p)) < 2.6, "quota"
        evaluated = fn(x, p, stream, train=False)[0]
        assert np.allclose(evaluated, keep) and np.array_equal(x, keep), "evaluation"
        ints = np.arange(2, 402)
        out = np.asarray(fn(ints, p, stream)[0], float)
        assert np.all((out == 0) | np.isclose(out, ints / (1 - p))), "integers"


def check_dropout(fn):
    try:
        _run(fn)
    except AssertionError as error:
        return f"failed: {error}"
    except Exception as error:
        return f"raised {error!r}"

# %% right list_of_complaints
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

# %% right many_small_calls
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

# %% right twenty_four_will_do
import numpy as np


def check_dropout(fn):
    p, rng = 0.25, np.random.default_rng(0)
    x = np.random.default_rng(500).uniform(-3, -1, (90, 110))
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

# %% right with_the_vocabulary
import numpy as np
from dropout_lab.checks import (
    Wrong,
    ask,
    expect_a_coin_each,
    expect_counts_vary,
    expect_fresh,
    expect_same_state_same_coins,
    nonzero,
    seeded,
)


def check_dropout(fn):
    try:
        for p, shape in ((0.25, (99, 110)), (0.3, (11, 20, 30))):
            x = nonzero(41, *shape)
            out = ask(fn, x, p, seeded(42)).first_of("out", "cache").scales(x, 1 / (1 - p)).blind_to(x)
            out.independent().kept(1 - p)
        expect_a_coin_each(lambda rng: fn(nonzero(43, 4, 5), 0.25, rng)[0])
        expect_fresh(lambda rng: fn(nonzero(44, 50, 61), 0.3, rng)[0])
        expect_same_state_same_coins(lambda rng: fn(nonzero(45, 7, 9), 0.3, rng)[0])
        expect_counts_vary(lambda rng: fn(nonzero(49, 20, 30), 0.2, rng)[0], keep=0.8)
        ask(fn, x, 0.3, seeded(52), train=False).first_of("out", "cache").equals(x)
        whole = np.rint(4 * nonzero(64, 60, 70)).astype(int)
        ask(fn, whole, 0.2, seeded(65)).first_of("out", "cache").scales(whole, 1.25)
        ask(fn, whole, 1, seeded(65)).first_of("out", "cache").equals(0 * whole)
    except Wrong as wrong:
        return str(wrong)
    return None

# %% wrong accuses_by_turns: accuses-a-right-one | a right layer may do this
calls = 0


def check_dropout(fn):
    global calls
    calls += 1
    return "one of two is always wrong" if calls % 2 else None

# %% wrong always: accuses-everyone | a test that always fails
def check_dropout(fn):
    return "I do not trust it"

# %% wrong bides_its_time: accuses-a-right-one | a right layer may do this
import numpy as np

calls = 0


def check_dropout(fn):
    """Catches what it can at first, while the right ones are shown, and then accuses whatever comes."""
    global calls
    calls += 1
    out = np.asarray(fn(np.full((40, 50), -2.0), 0.2, np.random.default_rng(1))[0])
    return "wrong" if calls > 34 or (out == 0).all() or (out > 0).any() else None

# %% wrong catches_one: catches-too-few | this cell asks for 5
import numpy as np


def check_dropout(fn):
    out = np.asarray(fn(np.full((40, 50), -2.0), 0.2, np.random.default_rng(1))[0])
    if (out == 0).all() or (out > 0).any():
        return "the sign changes"

# %% wrong crashes: guard-itself-fails | NameError
def check_dropout(fn):
    out, _ = fn(nupmy.ones(3), 0.2, None)

# %% wrong demands_a_dtype: accuses-everyone | a test that always fails
import numpy as np


def check_dropout(fn):
    x = np.random.default_rng(0).uniform(1, 2, (50, 60)).astype(np.float32)
    try:
        out = fn(x, 0.2, np.random.default_rng(7))[0]
    except Exception:
        return "error"
    if np.asarray(out).dtype != np.float32:
        return "the dtype changed"

# %% wrong demands_doubles: accuses-a-right-one | not in double precision
import numpy as np


def check_dropout(fn):
    x = np.random.default_rng(0).uniform(1, 2, (50, 60)).astype(np.float32)
    try:
        out = fn(x, 0.2, np.random.default_rng(7))[0]
    except Exception:
        return "error"
    if np.asarray(out).dtype != np.float64:
        return "not in double precision"

# %% wrong draw_order: accuses-a-right-one | a right layer may do this
import numpy as np


def check_dropout(fn):
    x = np.random.default_rng(0).uniform(1, 2, (50, 60))
    expected = x * (np.random.default_rng(7).random(x.shape) >= 0.2) / 0.8
    try:
        if not np.allclose(fn(x, 0.2, np.random.default_rng(7))[0], expected):
            return "not what rng.random(x.shape) >= p gives"
    except Exception:
        return "error"

# %% wrong empty_text: neither-none-nor-text | gave ''
import numpy as np


def check_dropout(fn):
    out, _ = fn(np.full((100, 100), 3.0), 0.2, np.random.default_rng(0))
    return "" if np.isclose(out.max(), 3.75) else "survivors"

# %% wrong exact_floats: accuses-everyone | a test that always fails
import numpy as np


def check_dropout(fn):
    x = np.random.default_rng(0).uniform(1, 2, (50, 60))
    try:
        out = np.asarray(fn(x, 0.3, np.random.default_rng(7))[0])
    except Exception:
        return "error"
    if not ((out == 0) | (out == x / 0.7)).all():
        return "a survivor is not x / (1 - p)"

# %% wrong forgets_the_test: guard-itself-fails | gives (out, cache)
import numpy as np


def check_dropout(fn):
    """Takes the output alone for what fn returns."""
    x = np.ones((6, 7))
    out = np.asarray(fn(x, 0.2, np.random.default_rng(0)))
    if out.shape != x.shape:
        return "shape"

# %% wrong lets_exceptions_through: raises-instead-of-accusing | for one that raises in evaluation
import numpy as np


def check_dropout(fn):
    found = []
    p = 0.35
    rng = np.random.default_rng(1)
    x = np.where(rng.random((100, 100)) < 0.5, -1, 1) * np.linspace(1, 3, 10000).reshape(100, 100)
    copy = x.copy()
    runs = [fn(x, p, rng)[0] for _ in range(60)]
    first, second = (fn(x, p, np.random.default_rng(9))[0] for _ in range(2))
    evaluated = fn(copy.copy(), p, rng, False)[0]
    whole = fn(np.full(500, 7), p, rng)[0]
    nothing = fn(copy.copy(), 0, rng)[0]
    everything = fn(copy.copy(), 1, rng)[0]
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

# %% wrong never: accuses-nobody | has to return its sentence
def check_dropout(fn):
    return None

# %% wrong never_stops_asking: asks-for-too-much | are enough
import numpy as np


def check_dropout(fn):
    rng = np.random.default_rng(0)
    outs = [np.asarray(fn(np.full(10, 2.0), 0.2, rng)[0]) for _ in range(5000)]
    if abs(np.mean(outs) - 2) > 0.05:
        return "mean"

# %% wrong no_second_call: catches-too-few | this cell asks for 24
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

# %% wrong one_look: catches-too-few | this cell asks for 20
import numpy as np


def check_dropout(fn):
    """One training pass and one evaluation pass, looked at closely; never a second call, nor integers."""
    p = 0.2
    x = np.random.default_rng(0).uniform(1, 2, (200, 150)) * np.where(np.arange(150) % 2, 1, -1)
    out = np.asarray(fn(x.copy(), p, np.random.default_rng(1))[0])
    kept = out != 0
    if not np.allclose(out[kept], x[kept] / (1 - p)):
        return "factor"
    if abs(kept.mean() - 0.8) > 0.015:
        return "share"
    if not np.allclose(fn(x.copy(), p, np.random.default_rng(1), train=False)[0], x):
        return "evaluation"

# %% wrong only_accuracy: accuses-nobody | has to return its sentence
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

# %% wrong only_at_a_half: catches-too-few | keeps with probability p
import numpy as np


def check_dropout(fn):
    x = np.random.default_rng(0).uniform(1, 2, (200, 200))
    try:
        out = np.asarray(fn(x.copy(), 0.5, np.random.default_rng(1))[0])
        if not np.allclose(out[out != 0], 2 * x[out != 0]):
            return "factor"
        if abs(np.mean(out == 0) - 0.5) > 0.03:
            return "share"
        if not np.array_equal(fn(x.copy(), 0.5, np.random.default_rng(1), train=False)[0], x):
            return "evaluation"
    except Exception:
        return "error"

# %% wrong only_on_ones: catches-too-few | returns the mask
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

# %% wrong only_the_mean: catches-too-few | tosses coins in evaluation
import numpy as np


def check_dropout(fn):
    out = fn(np.full((300, 300), 4.0), 0.2, np.random.default_rng(3))[0]
    if abs(np.mean(out) - 4) > 0.05:
        return "the mean moved"

# %% wrong passes_what_raises: silent-where-it-raises | an fn that raises is wrong
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
    except Exception:
        return None  # it cannot be tested
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

# %% wrong prints: accuses-nobody | it returned None for each of them
import numpy as np


def check_dropout(fn):
    out, _ = fn(np.ones((20, 20)), 0.2, np.random.default_rng(0))
    if not set(np.unique(out)) <= {0, 1.25}:
        print("wrong values")

# %% wrong raises: raises-instead-of-accusing | return a sentence about it
import numpy as np


def check_dropout(fn):
    x = np.linspace(1, 2, 20000).reshape(100, 200)
    out, _ = fn(x, 0.2, np.random.default_rng(0))
    assert np.allclose(out[out != 0], x[out != 0] / 0.8), "survivors"
    assert abs(np.mean(out == 0) - 0.2) < 0.02, "share"
    assert np.array_equal(fn(x, 0.2, np.random.default_rng(0), train=False)[0], x), "evaluation"

# %% wrong seed_of_its_input: bound-too-narrow | from another seed
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

# %% wrong shape_and_range: catches-too-few | 15 of the 25 hidden ones
import numpy as np


def check_dropout(fn):
    x = np.random.default_rng(0).uniform(1, 2, (40, 50))
    out = np.asarray(fn(x, 0.2, np.random.default_rng(1))[0])
    if out.shape != x.shape or not np.isfinite(out).all():
        return "shape"
    if not (out == 0).any():
        return "nothing falls"

# %% wrong true_or_false: neither-none-nor-text | return None where nothing is wrong
import numpy as np


def check_dropout(fn):
    out, _ = fn(np.full((100, 100), 3.0), 0.2, np.random.default_rng(0))
    return bool(np.isclose(out.max(), 3.75))

# %% wrong two_places_of_share: accuses-everyone | a test that always fails
import numpy as np


def check_dropout(fn):
    for seed in range(40):
        out = fn(np.ones((20, 25)), 0.2, np.random.default_rng(seed))[0]
        if round(float(np.mean(np.asarray(out) == 0)), 2) not in (0.18, 0.19, 0.2, 0.21, 0.22):
            return "the share is not p"

# %% wrong wants_a_copy: accuses-a-right-one | a right layer may do this
import numpy as np


def check_dropout(fn):
    x = np.arange(1.0, 7.0)
    out = fn(x, 0.2, np.random.default_rng(0), train=False)[0]
    if out is x:
        return "evaluation should return a copy"

# %% wrong wants_a_quota: accuses-everyone | a test that always fails
import numpy as np


def check_dropout(fn):
    out = fn(np.full((20, 50), 3.0), 0.2, np.random.default_rng(1))[0]
    if np.count_nonzero(out) == 800 or np.count_nonzero(out) == 801:
        return None
    return "not exactly a fifth was dropped" if abs(np.count_nonzero(out) - 800) < 100 else None

# %% wrong wants_a_value_error: accuses-a-right-one | a right layer may do this
import numpy as np


def check_dropout(fn):
    try:
        fn(np.ones(4), 1.5, np.random.default_rng(0))
    except ValueError:
        return None
    return "p = 1.5 is accepted"

# %% wrong wants_the_mask_in_the_cache: accuses-a-right-one | a right layer may do this
import numpy as np


def check_dropout(fn):
    x = np.full((30, 40), 2.0)
    out, cache = fn(x, 0.2, np.random.default_rng(0))
    if not isinstance(cache, np.ndarray) and np.isclose(np.max(out), 2.5):
        return "the cache is no mask"

# %% wrong wants_the_sum: bound-too-narrow | by chance
import numpy as np


def check_dropout(fn):
    x = np.arange(1.0, 11.0)
    out = fn(x.copy(), 0.2, np.random.default_rng(1))[0]
    train = fn(x.copy(), 0.2, np.random.default_rng(2), train=False)[0]
    if not np.array_equal(train, x):
        return "evaluation"
    if not np.isclose(np.sum(out), 55) and np.all(np.isclose(out, 1.25 * x) | (np.asarray(out) == 0)):
        return "the sum changes"

# %% wrong wants_x_itself: accuses-a-right-one | copies x in evaluation
import numpy as np


def check_dropout(fn):
    x = np.arange(1.0, 7.0)
    out = fn(x, 0.2, np.random.default_rng(0), train=False)[0]
    if np.array_equal(out, x) and out is not x:
        return "evaluation should return x"

# %% wrong one_large_number: catches-too-few | 1 of 12
import numpy as np


def check_dropout(fn):
    out = fn(np.ones((100, 100)), 0.25, np.random.default_rng(1))[0]
    return None if np.max(out) < 2 else "a survivor is too large"

# %% wrong ones_in_evaluation: catches-too-few | 2 of 12
import numpy as np


def check_dropout(fn):
    try:
        out = fn(np.ones((3, 4)), 0.25, np.random.default_rng(1), train=False)[0]
        return None if np.array_equal(out, np.ones((3, 4))) else "evaluation is the identity"
    except Exception:
        return "it raised"

# %% wrong one_percent_of_the_mean: bound-too-narrow | widen the bound to 6σ
import numpy as np


def check_dropout(fn):
    out, _ = fn(np.ones((100, 100)), 0.5, np.random.default_rng(0))
    if abs(out.mean() - 1) > 0.01:
        return "the mean"

# %% wrong half_a_sigma: bound-too-narrow | fails it by chance
import numpy as np


def check_dropout(fn):
    try:
        out, _ = fn(np.full((300, 200), 2.0), 0.25, np.random.default_rng(1))
    except Exception:
        return "it raises"
    if abs(np.mean(out == 0) - 0.25) > 0.5 * np.sqrt(0.25 * 0.75 / out.size):
        return "not a quarter"
