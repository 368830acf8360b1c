# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # MC dropout, with its receipts
#
# Leave the coins on at test time and run the network a hundred times: the passes disagree. Does their spread tell what
# the network does not know? You will measure it, and then check whether its intervals hold what they promise, beside a
# network without dropout and a small ensemble. Six exercises, 12 points, 120 minutes.
#
# **Guess before anything runs.** (1) The spread gives you 95% intervals. Of 100 new measurements, how many fall inside?
# (2) With a hundred times the data, by what is the spread multiplied? (3) Far outside of the data, what is the spread
# of a ReLU network, divided by that on the data?

# %% jupyter={"source_hidden": true}
import sys
from importlib.util import find_spec

sys.path.insert(0, "..")  # the library beside this notebook, before another that is installed
if not find_spec("dropout_lab"):
    alone = ImportError(
        "Take the course's zip file, unpack it, and run `python3 start.py lab` in it (on Windows `py start.py lab`)."
    )
    alone._render_traceback_ = lambda: [str(alone)]  # in place of a traceback
    raise alone

# %%
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: a second thread would only be in the way

from statistics import NormalDist

import numpy as np
from dropout_lab.checks import ask, exercise, expect, nonzero, seeded
from dropout_lab.checks.sealed import expect_sealed
from dropout_lab.checks.uncertainty import (
    expect_log_likelihood, expect_mean_and_std, expect_share, expect_split, expect_variance,
)  # fmt: skip
from dropout_lab.content import digits, mlp, regularizers
from dropout_lab.content.calibration import binned, judged
from dropout_lab.content.gap_regression import auroc, islands, wave

# %%
from dropout_lab.figures import living, uncertainty as draw
from dropout_lab.figures.ensembles import treatments as compared
from dropout_lab.figures.style import show
from dropout_lab.page import guess, hint, settle, settled, track
from dropout_lab.records import doubts
from dropout_lab.records.pairs import told
from dropout_lab.visible import mc_dropout as visible

# %% tags=["experiment"]
guess("of 100 new points inside 95%", low=None, high=None, sure=0.9)
guess("spread with 100 times the data, times", low=None, high=None, sure=0.9)
guess("spread far outside over spread on the data", low=None, high=None, sure=0.9)

# %% [markdown]
# ## Leave the coins on
#
# Run T passes with fresh coins, f₁ to f_T. For each input, their mean is the prediction, and their spread is what the
# intervals are made of:
#
# $$\bar f(x) = \frac{1}{T} \sum_t f_t(x) \qquad s(x)^2 = \frac{1}{T} \sum_t \left(f_t(x) - \bar f(x)\right)^2$$
#
# ### Exercise 1: T passes ●○○ (15 min, 3 points)
#
# Write `mc_predict`: T passes of any network. Page [D], the overview, writes `np.mean(predictions)`, without an axis:
# one number for all inputs. You return two numbers for each input. The std divides by T (ddof = 0).
#
# <details><summary>Hint</summary>Stack the passes: which axis are they on? Which axis are the inputs on?</details>
# <details><summary>Formula</summary>Mean and std over axis 0 of an array (T, N).</details>
# <details><summary>First line</summary><code>samples = np.array([predict(x, rng) for _ in range(T)])</code></details>


# %% nbgrader={"grade_id": "mc_predict", "solution": true}
def mc_predict(predict, x, T, rng):
    """Mean and spread of T noisy passes, for each input.

    Args:
        predict: predict(x, rng) -> array (N,), one pass with fresh coins from rng.
        x: inputs, N rows; handed to predict as they are.
        T: number of passes: predict is called T times, each time with this rng.
        rng: numpy.random.Generator.

    Returns:
        (mean, std): two arrays (N,); std with ddof = 0. x is not changed.

    Raises:
        Nothing of its own.

    Example:
        A predict that gives [0, 9] and then [2, 5] has mean [1, 7] and std [1, 2].

    Source: Gal and Ghahramani (2016), section 4.
    """
    ### BEGIN SOLUTION
    samples = np.array([predict(x, rng) for _ in range(T)])
    return samples.mean(axis=0), samples.std(axis=0)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_mc_predict", "grade": true, "points": 2}
with exercise("mc_predict"):
    visible.test_mc_predict(mc_predict)
    ### BEGIN HIDDEN TESTS
    for T, N, seed in [(7, 5, 3), (60, 2, 4), (3, 8, 5)]:
        passes = 3 * nonzero(seed, T, N) + nonzero(seed + 10, N)
        right = passes.sum(axis=0) / T, np.sqrt(((passes - passes.sum(axis=0) / T) ** 2).sum(axis=0) / T)
        expect_mean_and_std(mc_predict, passes, right, nonzero(seed, N, 3), seed)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_mc_predict_passes", "grade": true, "points": 1}
with exercise("mc_predict"):
    visible.test_mc_predict_passes(mc_predict)
    ### BEGIN HIDDEN TESTS
    expect_mean_and_std(mc_predict, [[1.5, -2, 4]], ([1.5, -2, 4], [0, 0, 0]), nonzero(8, 3, 2), 9)
    whole = np.rint(4 * nonzero(10, 130, 1)).astype(int)  # whole inputs have no whole outputs, and 130 passes are 130
    passes = nonzero(11, 130, 130)[:, :4]
    right = np.average(passes, axis=0), np.average((passes - np.average(passes, axis=0)) ** 2, axis=0) ** 0.5
    expect_mean_and_std(mc_predict, passes, right, whole[:4], 12)
    x = nonzero(13, 5)  # a predict without coins may give x itself
    mean, std = ask(mc_predict, lambda v, rng: v, x, 3, seeded(14)).value
    expect(mean, "mean of mc_predict, where predict(x, rng) is x itself").equals(x)
    expect(std, "std of mc_predict, where predict(x, rng) is x itself").equals(0 * x)
    ### END HIDDEN TESTS

# %% [markdown]
# The 3-4-5 neuron of notebook 1 at p = 0.2: over all coins its mean is 7 and its std √(0.25 · 25) = 2.5. Does the std
# become smaller with more passes?

# %% tags=["experiment"]
neuron = lambda x, rng: (x * (rng.random(x.shape) >= 0.2) / 0.8) @ np.array([3.0, 4.0])
T = [2, 5, 10, 30, 100, 300, 1000]
found = [[mc_predict(neuron, np.ones((1, 2)), t, rng) for t in T] for rng in map(np.random.default_rng, range(20))]
means, stds = np.moveaxis(np.array(found)[..., 0], 2, 0)
show(draw.more_passes(T, means, stds, exact=(7, 2.5)))

# %% [markdown]
# <details><summary>What you should see</summary>
#
# Twenty seeds, a line each. **More passes measure the spread more precisely; they do not make it smaller.** What becomes
# smaller is the error of the mean.
#
# </details>
#
# ## Where there are no data
#
# A hundred noisy points of sin(1.5 x) lie on two stretches of the axis. Two networks learn them, one with ReLU and one with
# tanh. Each has two hidden layers of 64 units, p = 0.05, and half the squared error as its loss. A thin line is one
# thinned network. If a network knew where it had no data, where should its passes differ most?


# %% tags=["experiment"]
def coins(p, shared=0):  # inverted dropout as in notebook 3; with shared=1 all rows meet the same thinned network
    return mlp.replayed(lambda h, rng: h * (rng.random(h.shape[shared:]) >= p) / (1 - p))


def train(activation, seed, n=100, noise=0.1, p=0.05, start=0):
    rng = np.random.default_rng(seed)
    x, y = islands(n, noise, rng)
    rng = np.random.default_rng([seed, start]) if start else rng  # other weights on the same points
    net = mlp.MLP((1, 64, 64, 1), rng, activation, mlp.half_square)
    net.params[1] -= net.params[0][0] * rng.uniform(-5, 5, 64)  # units bend all along the axis, not only at 0
    batch = min(n, 50)
    mlp.fit(net, x, y, rng, layer=coins(p), epochs=1500 * batch // n, batch=batch, rate=0.01)
    return lambda x, rng, shared=0: net.scores(x, coins(p, shared), rng)[:, 0], x, y, rng


# %% tags=["experiment"]
thinned = lambda predict: lambda x, rng: predict(x, rng, shared=1)
grid, fans = np.linspace(-8, 8, 161), {}
for name, activation in track({"ReLU": mlp.relu, "tanh": mlp.tanh}.items()):
    trained = [train(activation, seed) for seed in track(range(5))]
    found = [mc_predict(thinned(predict), grid[:, None], 100, rng) for predict, _, _, rng in trained]
    predict, x, y, rng = trained[0]
    few = [predict(grid[:, None], rng, shared=1) for _ in range(40)]
    (mean, std), stds = found[0], [np.asarray(s) for _, s in found]
    fans[name] = {"passes": few, "mean": mean, "std": std, "x": x[:, 0], "y": y, "stds": stds}
on, far = (abs(grid) >= 1) & (abs(grid) <= 4), abs(grid) >= 6
ratios = [std[far].mean() / std[on].mean() for std in fans["ReLU"]["stds"]]
settle("spread far outside over spread on the data", np.mean(ratios))
other = [std[far].mean() / std[on].mean() for std in fans["tanh"]["stds"]]
print(told("spread far outside over spread on the data", "ReLU", "tanh", ratios, other))
show(draw.fans(grid, wave(grid), fans, seen=[(-4, -1), (1, 4)]))

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** With ReLU the passes differ more in the gap and outside: at |x| from 6 to 8 their std is one
# and a half to over three times that on the data, depending on the seed. With tanh it is no larger there, although the
# mean is wrong by far more. The data and the rate are the same.
#
# **What it does not show.** That the network knows where data are missing. Far outside the data a ReLU network is
# linear, so small differences between passes grow with |x|; a tanh network is constant there, so they do not. The
# plot shows a property of the activation.
#
# </details>
#
# Now try it yourself: five ReLU networks, each trained and run with its own p. Before you do: what happens to the band
# with twice the passes, and what with twice the p?

# %% tags=["experiment"]
wide, passes = grid[::2], {}
for p in track([0.01, 0.05, 0.1, 0.2, 0.5]):
    predict, x, y, rng = train(mlp.relu, 0, p=p)
    passes[p] = [predict(wide[:, None], rng, shared=1) for _ in range(40)]
living.fan(wide, passes, mc_predict, wave(wide), (x[:, 0], y), seen=[(-4, -1), (1, 4)], title="A fan of passes")

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** More passes fill the band; they do not narrow it. From p = 0.01 to 0.2 the std where the data lie
# about doubles (so it does for seeds 1 to 3): how wide the band is depends on the p that you choose. At p = 0.5 the mean
# is too flat even where the data lie.
#
# **What it does not show.** Which p is right. No p was measured here, and one seed is drawn.
#
# </details>
#
# ## The noise of the data is in no pass
#
# A new measurement also differs from the curve, by noise of variance 1/τ, which no pass contains. It is independent of
# the coins, so the variances add up:
#
# $$\operatorname{Var}[y] \approx \frac{1}{\tau} + \frac{1}{T} \sum_t f_t^2 - \bar f^2$$
#
# ### Exercise 2: the next measurement ●○○ (5 min, 2 points)
#
# Page [D] calls `np.std(predictions)` the "Uncertainty estimate". Write the variance of a new measurement instead,
# from the passes and the precision τ.
#
# <details><summary>Hint</summary>Two sources of variance, independent. And which axis?</details>
# <details><summary>Formula</summary>Variance of the passes (ddof = 0) plus 1/τ.</details>
# <details><summary>First line</summary><code>noise = 1 / tau</code></details>


# %% nbgrader={"grade_id": "predictive_variance", "solution": true}
def predictive_variance(samples, tau):
    """Variance of a new measurement at each input: spread of the passes plus noise.

    Args:
        samples: passes, (T, N).
        tau: precision of the noise, 1 / variance.

    Returns:
        Array (N,); the spread of the passes with ddof = 0. samples is not changed.

    Raises:
        Nothing of its own.

    Example:
        predictive_variance(np.array([[1.0], [3.0]]), 2.0) is [1.5].

    Source: Gal and Ghahramani (2016), section 4.
    """
    ### BEGIN SOLUTION
    noise = 1 / tau
    return samples.var(axis=0) + noise
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_predictive_variance", "grade": true, "points": 2}
with exercise("predictive_variance"):
    visible.test_predictive_variance(predictive_variance)
    ### BEGIN HIDDEN TESTS
    for T, N, tau in [(7, 5, 4.0), (40, 3, 25), (5, 9, 0.3)]:
        passes = 2 * nonzero(T, T, N) + nonzero(N, N)
        right = ((passes - passes.sum(axis=0) / T) ** 2).sum(axis=0) / T + 1 / tau
        expect_variance(ask(predictive_variance, passes, tau), passes, tau, right)
    whole = np.array([[1, 4], [2, 4], [5, 7]])
    expect_variance(ask(predictive_variance, whole, 4), whole, 4, [26 / 9 + 0.25, 2.25])
    ### END HIDDEN TESTS

# %% [markdown]
# Where does τ come from? The paper derives it from the weight decay, τ = l² (1 − p) / (2 N λ), with a length scale l that
# you must choose. You can also choose τ itself, as the one that makes held-out points most likely. Each pass is a
# Gaussian of precision τ around its own output, and the prediction is their mixture:
#
# $$\log p(y) \approx \operatorname{logsumexp}_t\left(-\tfrac{\tau}{2} (y - f_t)^2\right) - \log T - \tfrac12 \log 2\pi + \tfrac12 \log \tau$$
#
# ### Exercise 3: how likely it was ●●● (25 min, 2 points)
#
# Write `predictive_log_likelihood`: the mean of log p(y) over the points. Far from all passes every exponential becomes 0
# in floating point, and log 0 is −inf: take each point's largest exponent out of the sum first. (The PyTorch notebook of
# Concrete dropout sums over passes and points alike, so its log-likelihood is T times too large.)
#
# <details><summary>Hint</summary>log(eᵃ + eᵇ) = a + log(1 + eᵇ⁻ᵃ). Which of the two should be a?</details>
# <details><summary>Formula</summary>logsumexp(a) = m + log Σ exp(a − m), with m the largest a of this point.</details>
# <details><summary>First line</summary><code>a = -tau / 2 * (y - samples) ** 2</code></details>


# %% nbgrader={"grade_id": "predictive_log_likelihood", "solution": true}
def predictive_log_likelihood(samples, y, tau):
    """Mean log-likelihood of measurements under a mixture of one Gaussian for each pass.

    Args:
        samples: passes, (T, N).
        y: measurements, (N,).
        tau: precision of the noise, 1 / variance.

    Returns:
        A float, the mean over the N points; finite also where every pass is far away. Nothing is changed.

    Raises:
        Nothing of its own.

    Example:
        predictive_log_likelihood(np.zeros((5, 1)), np.array([100.0]), 1.0) is about -5000.92.

    Source: Gal and Ghahramani (2016), equation 8.
    """
    ### BEGIN SOLUTION
    a = -tau / 2 * (y - samples) ** 2
    m = a.max(axis=0)
    lse = m + np.log(np.exp(a - m).sum(axis=0))
    return float(np.mean(lse) - np.log(len(samples)) - np.log(2 * np.pi) / 2 + np.log(tau) / 2)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_predictive_log_likelihood", "grade": true, "points": 1}
with exercise("predictive_log_likelihood"):
    visible.test_predictive_log_likelihood(predictive_log_likelihood)
    ### BEGIN HIDDEN TESTS
    samples, y, tau = nonzero(31, 6, 4), nonzero(32, 4), 1.7
    right = np.log(np.sqrt(tau / 2 / np.pi) * np.exp(-tau / 2 * (y - samples) ** 2).mean(axis=0)).mean()
    expect_log_likelihood(ask(predictive_log_likelihood, samples, y, tau), right, points=4)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_predictive_log_likelihood_stable", "grade": true, "points": 1}
with exercise("predictive_log_likelihood"):
    visible.test_predictive_log_likelihood_stable(predictive_log_likelihood)
    ### BEGIN HIDDEN TESTS
    far = float(
        seeded(33).uniform(30, 44)
    )  # of three points one has one near pass, one all, one none: the nearest is so far
    samples, y = np.array([[0, 5, 1.0], [3, 5, 1], [60, 5, 90]]), np.array([0.0, 5, 90 - far])
    right = (np.log(1 / 3) + 0 + np.log(1 / 3) - 400 * far**2) / 3 + np.log(400 / np.pi) / 2
    expect_log_likelihood(ask(predictive_log_likelihood, samples, y, 800.0), right, points=3)
    ### END HIDDEN TESTS

# %% [markdown]
# ## Do the intervals hold what they promise?
#
# A 95% interval is right if 95 of 100 new points lie inside. So count:
#
# $$\text{coverage} = \frac{1}{N} \#\left\{n : |y_n - \bar f_n| \le z \sqrt{v_n}\right\} \qquad z = \Phi^{-1}\left(\frac{1 + \text{level}}{2}\right)$$
#
# ### Exercise 4: count the points inside ●●○ (10 min, 1 point)
#
# Write `coverage`: the share of points inside of their central normal intervals, for any level. `NormalDist` comes with Python.
#
# <details><summary>Hint</summary>At level 0.95, how much probability lies beyond each end? And is var the width of an interval?</details>
# <details><summary>Formula</summary>z is 1.96 for level 0.95, and 0.674 for 0.5; a point is inside if |y − mean| is at most z times the root of var.</details>
# <details><summary>First line</summary><code>z = NormalDist().inv_cdf((1 + level) / 2)</code></details>


# %% nbgrader={"grade_id": "coverage", "solution": true}
def coverage(y, mean, var, level=0.95):
    """The share of measurements inside of their central normal intervals.

    Args:
        y: measurements, (N,).
        mean: predictions, (N,).
        var: predictive variances, (N,) or one number for all.
        level: what the intervals promise, in (0, 1).

    Returns:
        A number from 0 to 1. Nothing is changed.

    Raises:
        Nothing of its own.

    Example:
        coverage(np.array([0.0, 3.0]), np.zeros(2), 1.0) is 0.5.

    Source: the definition of a central interval of a normal distribution.
    """
    ### BEGIN SOLUTION
    z = NormalDist().inv_cdf((1 + level) / 2)
    return np.mean(np.abs(y - mean) <= z * np.sqrt(var))
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_coverage", "grade": true, "points": 1}
with exercise("coverage"):
    visible.test_coverage(coverage)
    ### BEGIN HIDDEN TESTS
    z, order = (np.arange(-200, 200) + 0.5) * 0.0151, seeded(41).permutation(400)
    for level, k in [(0.5, 0.67449), (0.8, 1.28155), (0.9, 1.64485), (0.98, 2.32635)]:
        z = z[order]
        mean, sd = 5 * nonzero(42, 400), abs(nonzero(43, 400)) * np.tile([0.2, 1.3], 200)
        right = np.count_nonzero(abs(z) < k) / 400
        expect_share(ask(coverage, mean + z * sd, mean, sd**2, level=level), right, points=400)
        expect_share(ask(coverage, mean + 1.5 * z, mean, 2.25, level=level), right, points=400)
    ### END HIDDEN TESTS


# %% tags=["experiment"]
def receipts(sigma, seed):
    predict, _, _, rng = train(mlp.relu, seed, n=300, noise=sigma)
    seen = []
    kept = lambda x, rng: seen.append(predict(x, rng)) or seen[-1]  # your mc_predict runs the passes, this keeps them
    (x_val, y_val), (x_new, y_new) = islands(200, sigma, rng), islands(1000, sigma, rng)
    mean, _ = mc_predict(kept, np.concatenate([x_val, x_new]), 100, rng)
    val, new = np.split(np.array(seen), [200], axis=1)
    tau = max(np.logspace(-1, 3, 81), key=lambda tau: predictive_log_likelihood(val, y_val, tau))
    var = predictive_variance(new, tau)
    return [[coverage(y_new, mean[200:], v, level) for level in levels] for v in (var - 1 / tau, var)]


# %% tags=["experiment"]
levels = np.array([0.5, 0.6, 0.7, 0.8, 0.9, 0.95])
caught = {sigma: np.array([receipts(sigma, seed) for seed in track(range(5))]) for sigma in track((0.1, 0.3))}
names = ("spread of the passes alone", "with the noise, 1/τ")
panels = {f"noise of std {s}": dict(zip(names, np.moveaxis(c, 1, 0), strict=True)) for s, c in caught.items()}
figure = draw.intervals(levels, panels)
settle("of 100 new points inside 95%", 100 * caught[0.3][:, 0, -1].mean(), figure.axes[1], along="y")
show(figure)

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** Five seeds. At noise 0.3 the 95% intervals of the spread alone catch about six points in ten;
# with 1/τ, chosen on 200 other points, they catch 95 in a hundred, give or take two. The spread of the passes hardly
# depends on the noise of the data. At noise 0.1 it happens to have the right size, so intervals without 1/τ look correct, and intervals
# with it are slightly too wide.
#
# **What it does not show.** That the intervals are right where there were no data: τ was chosen and checked on the same
# two stretches of the axis.
#
# </details>
#
# Is the spread needed for that? The controls: **no dropout at all**, where 1/τ is the whole variance; and a small **ensemble**,
# five networks without dropout from different weights, whose spread takes the place of that of the passes. Each way
# chooses its own 1/τ on the same 200 points. A fourth number says what happens to points in the gap, where no data were.


# %% tags=["experiment"]
def ways_to_intervals(sigma, seed):
    predict, _, _, rng = train(mlp.relu, seed, n=300, noise=sigma)
    team = [train(mlp.relu, seed, 300, sigma, p=0, start=k)[0] for k in track(range(5))]
    (X, y), (X_new, y_new), x_gap = islands(200, sigma, rng), islands(1000, sigma, rng), rng.uniform(-1, 1, 1000)
    X, y = np.concatenate([X, X_new, x_gap[:, None]]), [y, y_new, wave(x_gap) + rng.normal(0, sigma, 1000)]
    members, found = np.array([member(X, rng) for member in team]), {}
    passes = np.array([predict(X, rng) for _ in range(100)])
    ways = {"dropout, with 1/τ": passes, "one network, 1/τ alone": members[:1], "5 networks, with 1/τ": members}
    for way, samples in ways.items():
        parts = np.split(samples, [200, 1200], axis=1)
        tau = max(np.logspace(-1, 3, 81), key=lambda tau, val=parts[0]: predictive_log_likelihood(val, y[0], tau))
        var = [predictive_variance(part, tau) for part in parts]
        caught = [100 * coverage(y[i], parts[i].mean(axis=0), var[i]) for i in (1, 2)]
        found[way] = dict(zip(doubts.INTERVALS, [*caught, 2 * 1.96 * np.sqrt(var[1]).mean()], strict=True))
    return found


# %% [markdown]
# The record holds 20 seeds, made by `tools/record_doubts.py` with the cell above; the diamonds are one more seed, run here.
# Ticks are seeds, marks are means with their 95% intervals.

# %% tags=["experiment"]
record = doubts.recorded()
here = ways_to_intervals(0.3, 20)
beside = doubts.beside(record["intervals"], "caught", "dropout, with 1/τ")
targets = {"caught": 95, "caught in the gap": 95}
show(compared(record["intervals"], doubts.INTERVALS, [here], beside, "dropout, with 1/τ", targets))
print(f"made by: {record['made by']}")
print(*doubts.about_intervals(), sep="\n")

# %% [markdown]
# <details><summary>What you should see</summary>
#
# **The intervals do not need the coins.** A network without dropout, whose intervals have the same width everywhere, catches
# as many points as MC dropout: the difference is −0.1 ± 0.6 points. The ensemble does so, too (−0.3 ± 0.6). These are null
# results: more than one point of a hundred is not hidden in them. What made the intervals right was 1/τ, chosen on
# held-out points. Those of MC dropout are a little narrower than those of one network, by 0.08 ± 0.08, and as wide as those
# of the ensemble. In the gap each way catches somewhat less than it promises, and differs from seed to seed: none of
# them is shown to be better there, and the intervals of ± 5 points leave room for a difference.
#
# </details>
#
# ## A hundred times the data
#
# Does the spread depend on how many data there were? For linear least squares with one feature (or orthogonal ones)
# it does not: w = (1 − p) w_OLS, so the std at x is √(p (1 − p)) |w_OLS| |x|, whatever N is. Measure the network:


# %% tags=["experiment"]
N, shore = [20, 100, 500, 2000], np.concatenate([np.linspace(-4, -1, 61), np.linspace(1, 4, 61)])


def by_size(seed):
    spread, error = [], []
    for n in track(N):
        predict, _, _, rng = train(mlp.relu, seed, n)
        mean, std = mc_predict(predict, shore[:, None], 100, rng)
        spread.append(np.mean(std))
        error.append(np.sqrt(np.mean((mean - wave(shore)) ** 2)))
    return spread, error


# %% tags=["experiment"]
stds, errors = np.moveaxis([by_size(seed) for seed in track(range(3))], 1, 0)
settle("spread with 100 times the data, times", stds[:, -1].mean() / stds[:, 0].mean())
show(draw.spread_and_error(N, stds, errors))
print(*doubts.about_sizes(), sep="\n")

# %% [markdown]
# <details><summary>What you should see</summary>
#
# The figure has three seeds, the lines below it 20. From 20 to 100 points the error becomes smaller in every seed, by 0.161
# on average. Then it hardly changes (0.002 ± 0.010): what is left does not come from a lack of data. The spread does not
# become smaller with it: from 20 to 2,000 points it changes by 0.010 ± 0.010. Osband (2016) calls it a risk, and not an
# uncertainty that more data reduce.
#
# </details>
#
# ## Two kinds of uncertainty
#
# For classes, entropy H(p) = −Σ p log p replaces the variance, and it splits:
#
# $$\underbrace{H\left(\tfrac1T \textstyle\sum_t p_t\right)}_{\text{total}} = \underbrace{\tfrac1T \textstyle\sum_t H(p_t)}_{\text{aleatoric}} + \underbrace{I}_{\text{epistemic} \ge 0}$$
#
# Aleatoric: each pass is undecided. Epistemic: the passes contradict each other.
#
# ### Exercise 5: split the uncertainty ●●○ (20 min, 2 points)
#
# Write `uncertainty_split`: the three parts for each input, in nats. A probability of 0 adds nothing: 0 log 0 = 0, though numpy says nan.
#
# <details><summary>Hint</summary>Average then entropy, or entropy then average? You need both.</details>
# <details><summary>Formula</summary>total = H(mean over t), aleatoric = mean over t of H, epistemic = their difference.</details>
# <details><summary>First lines</summary><code>def entropy(p):</code>, with <code>np.where(p &gt; 0, p, 1)</code> inside the logarithm</details>


# %% nbgrader={"grade_id": "uncertainty_split", "solution": true}
def uncertainty_split(probs):
    """Entropy of the averaged prediction, and its two parts.

    Args:
        probs: probabilities, (T, N, K): pass, input, class; zeros allowed.

    Returns:
        (total, aleatoric, epistemic): arrays (N,), in nats. probs is not changed.

    Raises:
        Nothing of its own.

    Example:
        Two passes that say (1, 0) and (0, 1) have total log 2, aleatoric 0, epistemic log 2.

    Source: Gal (2016), PhD thesis, section 3.3; Houlsby et al. (2011).
    """

    ### BEGIN SOLUTION
    def entropy(p):
        return -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)

    total, aleatoric = entropy(probs.mean(axis=0)), entropy(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_uncertainty_split", "grade": true, "points": 2}
with exercise("uncertainty_split"):
    visible.test_uncertainty_split(uncertainty_split)
    ### BEGIN HIDDEN TESTS
    for T, N, K in [(5, 3, 4), (8, 6, 3)]:
        probs = abs(nonzero(50 + T, T, N, K)) ** 3
        probs[0, :, 0] = probs[1, 0, 1] = probs[:, 2, 2] = 0
        probs /= probs.sum(axis=2, keepdims=True)
        log, mean = (lambda p: np.log(np.maximum(p, 1e-300))), probs.sum(axis=0) / T
        t, each = -np.einsum("nk,nk->n", mean, log(mean)), -np.einsum("tnk,tnk->tn", probs, log(probs))
        a = each.sum(axis=0) / T
        expect_split(ask(uncertainty_split, probs), (t, a, t - a), T, K)
    ### END HIDDEN TESTS

# %% tags=["experiment"]
cases = {
    "agree, and unsure": [[1 / 3, 1 / 3, 1 / 3]] * 3,
    "sure, and disagree": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "some of both": [[0.7, 0.3, 0], [0.1, 0.6, 0.3], [0.3, 0, 0.7]],
}
show(draw.entropies(cases, uncertainty_split(np.array(list(cases.values())).swapaxes(0, 1))))

# %% [markdown]
# The mean prediction cannot tell the first two apart; the passes can.
#
# ## Does it notice inputs of another kind?
#
# Can MC dropout detect inputs that are unlike the training data, so-called out-of-distribution inputs? A network is
# trained on digits 0 to 7, and then shown 8 and 9, or known digits turned by 90°. The area under the ROC curve is the
# chance that such an input gets a higher score than a known digit: 100% is perfect, 50% is a coin. The score is an entropy.
# Four ways to get it are compared: a network without dropout; one pass with the coins off; forty passes; and an ensemble of
# five networks without dropout. All of them learn the same images.


# %% tags=["experiment"]
softmax = lambda scores: np.exp(mlp.log_softmax(scores)[0])


def four_ways(X, Y, classes, seed):  # each a function from images to probabilities (passes, images, classes)
    def fitted(layer, start):
        rng = np.random.default_rng([seed, start])
        net = mlp.MLP((64, 128, 128, classes), rng)
        mlp.fit(net, X, Y, rng, layer=layer, epochs=25, rate=3e-3)
        return net

    says = lambda nets, *coins: lambda X: np.array([softmax(net.scores(X, *coins)) for net in nets])
    dropped, team, layer = fitted(coins(0.5), 0), [fitted(None, k) for k in track(range(5))], coins(0.5)
    ways = {"no dropout": says(team[:1]), "dropout, one pass": says([dropped])}
    ways["dropout, 40 passes"] = says([dropped] * 40, layer, np.random.default_rng([seed, 9]))
    return ways | {"5 networks": says(team)}


# %% tags=["experiment"]
def areas(seed):
    data = digits.split(1000, np.random.default_rng(seed))
    known, own = data.Y < 8, data.X_test[data.Y_test < 8]
    others = data.X_test[data.Y_test >= 8], np.rot90(own.reshape(-1, 8, 8), axes=(1, 2)).reshape(-1, 64)
    found = {}
    for way, says in four_ways(data.X[known], data.Y[known], 8, seed).items():
        ours, *theirs = [uncertainty_split(says(X)) for X in (own, *others)]
        for part, k in {"total": 0, "epistemic": 2}.items():
            area = [100 * auroc(ours[k], group[k]) for group in theirs]
            found[f"{way}, {part}"] = dict(zip(doubts.STRANGERS, area, strict=True))
    return {
        way: of for way, of in found.items() if way not in ("no dropout, epistemic", "dropout, one pass, epistemic")
    }


# %% tags=["experiment"]
control, even = "dropout, one pass, total", dict.fromkeys(doubts.STRANGERS, 50)
beside = doubts.beside(record["strangers"], "new", control)
show(compared(record["strangers"], doubts.STRANGERS, [areas(20)], beside, control, even))
print(*doubts.about_strangers(), sep="\n")

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** For 8 and 9 one pass is good, 96%. The total entropy of forty passes adds nothing to it (0.1 ± 0.1
# points), the epistemic part alone is worse by 2.0 ± 0.4, and the ensemble does not differ from one pass (0.2 ± 0.4). For
# turned digits, the pass with the coins off is mostly *surer* of them than of its own digits: 29%, which is worse than a coin
# and worse than a network without dropout (41%). Forty passes are better than one in all 20 seeds, by 27.1 ± 3.0 points (total)
# and 33.2 ± 3.4 (epistemic). Yet they end at 56% and 62%, too low to be useful. The ensemble is no better: its total is
# 7.9 ± 6.4 points below that of forty passes, and for the epistemic part zero lies inside the interval (−6.2 ± 6.5).
#
# **What it does not show.** That MC dropout never detects strange inputs, or always does: it depends on the inputs. An ensemble
# of larger or other networks may do better than this one.
#
# </details>
#
# ## Are its probabilities right?
#
# A network that says 80% should be right in 80 of 100 such cases. Then it is **calibrated**. So sort the answers into ten
# bins by their **confidence**, the probability of the class that is chosen, and compare the mean confidence of each
# bin with the share of answers that are right. The **expected calibration error** is the distance of the two, averaged
# over all answers. The labels are right once; then a fifth of the training labels is drawn again, as in notebook 4. Which of the
# four ways is calibrated?


# %% tags=["experiment"]
def calibrated(seed, wrong):
    data = digits.split(1000, np.random.default_rng(seed), wrong)
    ways = four_ways(data.X, data.Y, 10, seed)
    means = {way: says(data.X_test).mean(axis=0) for way, says in ways.items()}
    return {way: (judged(p, data.Y_test), binned(p, data.Y_test)) for way, p in means.items()}


# %% tags=["experiment"]
show(draw.reliability(record["bins"]))
seen = {labels: calibrated(20, wrong) for labels, wrong in track(doubts.LABELS.items())}
for labels, found in seen.items():
    beside, mine = doubts.beside(record["calibration"][labels], "calibration error", "dropout, one pass"), {}
    mine = {way: of for way, (of, _) in found.items()}
    show(compared(record["calibration"][labels], doubts.CALIBRATION, [mine], beside, "dropout, one pass"))
print(*doubts.about_calibration(), sep="\n")

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** MC dropout is the *worst* calibrated of the four. With right labels its calibration error is 5.1 ± 0.4
# points larger than that of a single pass of the same network: the average of forty thinned networks says less than it
# knows, by 6.1 points. One pass, a network without dropout, and the ensemble are all within about one point, and the
# ensemble does not differ from one network (−0.2 ± 0.2). That is a null result.
#
# With a fifth of the labels replaced, all four are too cautious. They learned that about 18% of the labels are wrong, and the
# test labels are right. Forty passes add 9.1 ± 0.3 points to the calibration error of one pass, and averaging five networks
# adds 5.3 ± 0.6 to that of one: whoever averages becomes more cautious. Where a network is too sure, this helps (Guo et
# al., 2017, saw that large networks are). Here none is. Dropout's errors are the fewest all the same: a low error and honest
# probabilities are two things.
#
# **What it does not show.** That MC dropout is badly calibrated elsewhere. These networks are small, p is 0.5, and one number
# chosen on held-out images, by which all scores are divided, could repair most of it.
#
# </details>

# %% [markdown]
# ## Your own intervals
#
# In notebooks 1 to 7 you gave intervals for results, and said how sure you were. A network with a spread does the same.
# How many results lay inside your own intervals?

# %% tags=["experiment"]
if settled():
    show(draw.own_intervals(settled()))
else:
    print("No guess has met its result yet: write intervals where the notebooks ask for a guess, and run on.")

# %% [markdown]
# People's intervals are usually too narrow (Lichtenstein, Fischhoff and Phillips, 1982). Check an interval before you rely
# on it, your own or a network's.

# %% [markdown]
# ### Exercise 6: two cases ●●○ (10 min, 2 points)
#
# **Case 1.** "Our std is 0.000 everywhere, at x = 2 and at x = 50, with 1,000 passes as with 100. Each pass equals that of the
# plain network to the last bit. The state of the rng is the same before and after. The network was trained with p = 0.05."
# What is the cause?
#
# (a) the network is sure of itself; (b) too few passes; (c) every pass tosses the same frozen coins; (d) the coins are off: the network runs in evaluation mode; (e) the
# noise 1/τ was left out; (f) the mean was taken over the wrong axis. (Some letters are judged only after you hand in.)
#
# **Case 2.** "`std = np.std(predictions)`, then mean ± 1.96 std. Six points in ten fall inside." Write
# `repaired_variance`: the variance whose square root should stand there. (You may call your own functions.)
#
# <details><summary>Hint</summary>Case 1: what would have moved the rng? Case 2: there are two repairs.</details>
# <details><summary>Formula</summary>Case 2: over the passes alone, plus what no pass contains.</details>
# <details><summary>First line</summary><code>zero_std_cause = "a"</code>, or another letter</details>

# %% nbgrader={"grade_id": "diagnoses", "solution": true}
zero_std_cause = None  # replace None by a letter from "a" to "f"
### BEGIN SOLUTION
zero_std_cause = "d"
### END SOLUTION


def repaired_variance(samples, tau):
    """The variance that belongs into mean ± 1.96 sqrt(variance), for each input.

    Args:
        samples: passes, (T, N).
        tau: precision of the noise, 1 / variance.

    Returns:
        Array (N,); ddof = 0. samples is not changed.

    Raises:
        Nothing of its own.

    Example:
        repaired_variance(np.array([[1.0, 5.0], [3.0, 5.0]]), 2.0) is [1.5, 0.5].

    Source: exercise 2.
    """
    ### BEGIN SOLUTION
    spread = np.mean(samples**2, axis=0) - np.mean(samples, axis=0) ** 2
    return spread + 1 / tau
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_diagnoses_zero", "grade": true, "points": 1}
with exercise("zero_std_cause"):
    visible.test_diagnoses_zero(zero_std_cause)
    ### BEGIN HIDDEN TESTS
    # the nearest wrong one gets its verdict here, so that letters cannot be tried until one passes
    frozen = {"frozen-coins-still-drop": ["3cf08b6357"]}
    expect_sealed(zero_std_cause, "zero_std_cause", frozen, "d", words=tuple("abcdef"))
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_diagnoses_coverage", "grade": true, "points": 1}
with exercise("repaired_variance"):
    visible.test_diagnoses_coverage(repaired_variance)
    ### BEGIN HIDDEN TESTS
    for T, N, tau in [(9, 4, 11.1), (30, 7, 0.7)]:
        passes = 2 * nonzero(60 + T, T, N) + nonzero(60 + N, N)
        right = ((passes - passes.sum(axis=0) / T) ** 2).sum(axis=0) / T + 1 / tau
        expect_variance(ask(repaired_variance, passes, tau), passes, tau, right)
    ### END HIDDEN TESTS

# %% [markdown]
# A third case comes from real code. `model(x, training=True)`, or `train()` for the whole model, tosses the coins. It also
# makes batch norm use the statistics of the test batch and write them into its running averages. Then the model is
# another one. Somebody asks, with a hundred such passes, how sure the model is of the test digits that show a 1. How much
# worse is the model afterwards?

# %% tags=["experiment"]
found = 100 * np.array([regularizers.errors_around_passes(seed, digit=1, passes=100) for seed in track(range(5))])
for when, percent in zip(("before the passes", "after them"), found.T, strict=True):
    print(f"test error {when}: {percent.mean():.1f}% on average over {len(percent)} seeds")
print(told("test error", "after", "before", found[:, 1], found[:, 0]))

# %% [markdown]
# Gradients play no part in this, so `no_grad()` does not prevent it. Switch on the dropout layers alone.
#
# ## What you can now prove
#
# | The spread of the passes tells | and does not tell |
# |---|---|
# | how much the output depends on single units | how noisy a measurement is |
# | on which classes the passes disagree | how many data there were |
# | something that more passes measure more precisely | where the data end: not with tanh, and not reliably with ReLU |
#
# With 1/τ, and a held-out set to choose it on, the intervals are right where the data are; those of a network without
# dropout are, too. So ask of every measure of uncertainty what one pass, no dropout and a small ensemble would have said.
#
# **Open questions.** Which p would make the spread at noise 0.1 and at 0.3 differ as it should? By which number would you divide
# the scores of forty passes, and on which images would you choose it?

# %% [markdown]
# **Sources, and what they get wrong.** The pages are listed at the end of notebook 1. [D], the overview: a mean
# without an axis; a std that is called the whole uncertainty; `training=True`; "without Bayesian neural networks",
# though Gal and Ghahramani (2016, *ICML*) derive it as an approximate posterior of one, a debated one: Osband (2016,
# NIPS workshop on Bayesian deep learning). [Gal's experiment
# code](https://github.com/yaringal/DropoutUncertaintyExps/blob/master/net/net.py): its "standard" prediction is a
# single noisy pass. Case 1: [deepchem issue 3115](https://github.com/deepchem/deepchem/issues/3115), of which a
# maintainer disputes a part. Case 3: [lightning-uq-box pull request
# 173](https://github.com/lightning-uq-box/lightning-uq-box/pull/173), which keeps batch norm in evaluation mode. [A
# Concrete dropout notebook](https://github.com/yaringal/ConcreteDropout/blob/master/concrete-dropout-pytorch.ipynb):
# passes and points alike are summed before the logsumexp. The entropies: Gal (2016), PhD thesis; Houlsby et al.
# (2011), arXiv 1112.5745. Calibration: Guo et al. (2017, *ICML*). Ensembles as a control: Lakshminarayanan et al. (2017,
# *NIPS*). People's intervals: Lichtenstein, Fischhoff and Phillips (1982).

# %% tags=["experiment"]
from dropout_lab.figures.course_map import my_map
from dropout_lab.page.strip import show_progress

show_progress("07_mc_dropout")
show(my_map())
