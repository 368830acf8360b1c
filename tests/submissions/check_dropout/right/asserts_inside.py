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
