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
# # Five hundred and twelve networks
#
# Nine coins make 512 networks with one set of weights. Is the network you deploy their average? You prove where it
# is, measure where it is not, and find the penalty that dropout adds to the loss. Seven exercises, 14 points, 75
# minutes.
#
# **Guess before anything runs.** For x = (1, 1) the sub-networks of the napkin average 107/32 ≈ 3.34; one pass with
# every hidden unit halved gives 3.25. Is the gap elsewhere smaller or larger? And: two networks read digits equally
# well, one of them trained with dropout. Now half of the hidden units of each network, chosen at random, are removed.
# Which two test errors do you expect, in percent?

# %%
import sys
from importlib.util import find_spec

if not find_spec("dropout_lab"):
    sys.path += [".."]
if not find_spec("dropout_lab"):
    alone = ImportError(
        "Take the course's zip file, unpack it, and run `python3 start.py lab` in it (on Windows `py start.py lab`)."
    )
    alone._render_traceback_ = lambda: [str(alone)]  # in place of a traceback
    raise alone

# %%
import os
from itertools import product

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: a second thread would only be in the way
import numpy as np

from dropout_lab.checks import ask, drawn_rates, exercise, nonzero, seeded
from dropout_lab.checks.ensembles import (
    expect_choice, expect_distribution, expect_members, expect_reading, expect_verdict)  # fmt: skip
from dropout_lab.checks.sealed import expect_sealed
from dropout_lab.content import digits, mlp
from dropout_lab.figures import ensembles as draw
from dropout_lab.figures.style import show
from dropout_lab.page import guess, hint, settle, track
from dropout_lab.visible import committee as visible


# %% tags=["experiment"]
guess("error without dropout, half the units gone, %", low=None, high=None, sure=0.9)
guess("error with dropout, half the units gone, %", low=None, high=None, sure=0.9)


# %%
def network():
    """The napkin of notebook 2, in the column form W @ h + b: three hidden layers of three units and an output."""
    Ws = (
        [[3, -1], [1, 2], [-1, 2]],
        [[-1, 2, 2], [2, 1, 2], [-1, 1, 1]],
        [[-1, -2, 3], [2, 0, -1], [-2, -1, 3]],
        [[2, 1, -2]],
    )
    bs = [-1, -2, 1], [2, -2, 2], [1, 2, -2], [-1]
    return [np.array(W) for W in Ws], [np.array(b) for b in bs]


def softmax(z):
    """Probabilities from scores, shape (K,)."""
    return np.exp(z - np.max(z)) / np.sum(np.exp(z - np.max(z)))


# %% [markdown]
# ## Everybody speaks
#
# ### Exercise 1: all 512 ●○○ (10 min, 2 points)
#
# Write `all_subnetworks`: what each of the 512 predicts, in any order. Only hidden units are dropped, masks are 0 or
# 1, nothing is rescaled. The figure then moves the first input: blue lines are all members, orange is their mean, and
# dashed is one pass with hidden units halved.
#
# <details><summary>Nudge</summary>Write nine nested loops, or one over the numbers 0 to 511.</details>
# <details><summary>Formula</summary>h = m relu(W h + b) three times, then W h + b.</details>
# <details><summary>First line</summary><code>for coins in product((0, 1), repeat=9):</code></details>


# %% nbgrader={"grade_id": "all_subnetworks", "solution": true}
def all_subnetworks(x, Ws, bs):
    """The prediction of every sub-network of a network with three hidden layers of three units.

    Args:
        x: input, shape (n,).
        Ws: four matrices, shapes (3, n), (3, 3), (3, 3), (1, 3); hidden layers have a ReLU, the output is linear.
        bs: four biases, shapes (3,), (3,), (3,), (1,).

    Returns:
        512 numbers, shape (512,), one for each mask of the nine hidden units, in any order.

    Raises:
        ValueError: if the network has not nine hidden units (good manners, not tested).

    Example:
        On the napkin, with x = (1, 1), 174 of them are -1.

    Source: Srivastava et al. (2014), section 1: 2^n thinned networks with shared weights.
    """
    ### BEGIN SOLUTION
    if [len(b) for b in bs] != [3, 3, 3, 1]:
        raise ValueError("The network should have three hidden layers of three units and one output.")
    outputs = []
    for coins in product((0, 1), repeat=9):
        h = x
        for W, b, mask in zip(Ws[:-1], bs[:-1], np.reshape(coins, (3, 3)), strict=True):
            h = mask * np.maximum(W @ h + b, 0)
        outputs.append((Ws[-1] @ h + bs[-1])[0])
    return np.array(outputs)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_all_subnetworks", "grade": true, "points": 2}
with exercise("all_subnetworks"):
    visible.test_all_subnetworks(all_subnetworks, *network())

    ### BEGIN HIDDEN TESTS
    def members(x, Ws, bs):
        masks = np.array(list(product((0, 1), repeat=9))).reshape(512, 3, 3)
        h = np.tile(x, (512, 1))
        for k in range(3):
            h = np.maximum(h @ Ws[k].T + bs[k], 0) * masks[:, k]
        return (h @ Ws[3].T + bs[3])[:, 0]

    x = np.array([2, -1])
    expect_members(ask(all_subnetworks, x, *network()), members(x, *network()), {"ignores-x": 1712})
    for n in (2, 4, 1):  # real numbers, and other numbers of inputs
        rng = seeded(100 + n)
        some_x, some_Ws = rng.normal(size=n), [rng.normal(size=shape) for shape in ((3, n), (3, 3), (3, 3), (1, 3))]
        some_bs = [rng.uniform(-0.5, 1.5, size=k) for k in (3, 3, 3, 1)]  # few layers fall silent
        totals = {"knows-one-network": members(some_x, *network()).sum()} if n == 2 else {}
        expect_members(ask(all_subnetworks, some_x, some_Ws, some_bs), members(some_x, some_Ws, some_bs), totals)
    ### END HIDDEN TESTS


# %% tags=["experiment"]
def one_pass(x, Ws, bs):
    h = x
    for W, b in zip(Ws[:-1], bs[:-1], strict=True):
        h = 0.5 * np.maximum(W @ h + b, 0)
    return (Ws[-1] @ h + bs[-1])[0]


t = np.linspace(-2, 3, 61)
said = [all_subnetworks(np.array([v, 1]), *network()) for v in t]
show(draw.fan(t, said, [one_pass(np.array([v, 1]), *network()) for v in t], xlabel="first input (the second is 1)"))
print("at (1, 1) the mean is 107/32:", np.sum(all_subnetworks(np.array([1, 1]), *network())) == 1712)

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **You should see** two curves that cross near −1 and near 1: that 3.25 comes so close to 3.34 is luck. At 1.5 the
# pass gives 1.3 and the mean is 2.9. Scaling keeps the mean of the next layer's *input*, not of what leaves a ReLU.
# **It does not show** the gap after training.
#
# </details>
#
# ## The mean that one pass computes
#
# For one layer and a softmax the pass *is* a mean, though of another kind: the geometric mean. With $P(m)$ the chance
# of mask $m$ and $\pi_k(m)$ its probability of class $k$:
#
# $$\frac{\prod_m \pi_k(m)^{P(m)}}{\sum_j \prod_m \pi_j(m)^{P(m)}} = \mathrm{softmax}\big((1-p)\,xW + b\big)_k$$
#
# To see it, take logarithms: the product of powers becomes a weighted sum. On the left you then have the expected
# score of class k, plus a term that is the same for all classes and cancels when you normalise. Since scores are
# linear in the mask, the expected score is $(1-p)\,xW + b$. This needs only that no nonlinearity follows the masked
# units, so it also holds for a mask behind the *last* ReLU of a network (Hinton et al., 2012).

# %% [markdown]
# ### Exercise 2: both sides ●●○ (20 min, 3 points)
#
# Write both sides: `geometric_mean_prediction` by going through all masks of x, `weight_scaled_prediction` in one
# pass. Vanilla: survivors stay as they are. Rows again, `x @ W + b`. The third point is for equality to 1e-12. If the
# scores pass a ReLU before the softmax (`relu=True`), a nonlinearity follows the mask, and in general no pass equals
# the mean: go through the masks.
#
# <details><summary>Nudge</summary>Take the weighted average of logarithms, and the exponential once, at the end.</details>
# <details><summary>Formula</summary>Exactly the one above; a mask with k survivors has P = (1 − p)^k p^(D − k).</details>
# <details><summary>First line</summary><code>logs = np.zeros(len(b))</code>, then a loop over <code>product((0, 1), repeat=len(x))</code></details>


# %% nbgrader={"grade_id": "geometric_mean", "solution": true}
def geometric_mean_prediction(W, b, x, p, relu=False):
    """The weighted geometric mean of all sub-networks of a softmax unit, divided by its sum.

    Args:
        W: weights, shape (D, K), D up to 8.
        b: biases, shape (K,); no coin touches them.
        x: input, shape (D,); each entry is dropped with probability p, and not rescaled.
        p: probability of dropping, 0 < p < 1.
        relu: whether the scores of each mask pass a ReLU before the softmax.

    Returns:
        K probabilities, shape (K,).

    Raises:
        ValueError: if p is not in (0, 1) (good manners, not tested).

    Example:
        With W all zeros it is softmax(b), whatever p.

    Source: Baldi and Sadowski (2013); Hinton et al. (2012) for p = 1/2.
    """
    ### BEGIN SOLUTION
    if not 0 < p < 1:
        raise ValueError("p should lie between 0 and 1.")
    logs = np.zeros(b.shape)
    for coins in product((0, 1), repeat=len(x)):
        scores = (np.array(coins) * x) @ W + b
        if relu:
            scores = np.maximum(scores, 0)
        chance = np.prod([1 - p if coin else p for coin in coins])
        logs += chance * (scores - np.log(np.sum(np.exp(scores))))
    return np.exp(logs) / np.sum(np.exp(logs))
    ### END SOLUTION


def weight_scaled_prediction(W, b, x, p):
    """One pass in which every input says 1 - p of what it has to say.

    Args:
        W: weights, shape (D, K).
        b: biases, shape (K,).
        x: input, shape (D,).
        p: probability of dropping, 0 <= p < 1.

    Returns:
        K probabilities, shape (K,).

    Raises:
        ValueError: if p is not in [0, 1) (good manners, not tested).

    Example:
        With p = 0 it is softmax(x @ W + b).

    Source: Srivastava et al. (2014), section 4, with 1 - p for their p.
    """
    ### BEGIN SOLUTION
    if not 0 <= p < 1:
        raise ValueError("p should lie in [0, 1).")
    scores = (1 - p) * (x @ W) + b
    return np.exp(scores) / np.sum(np.exp(scores))
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_geometric_mean_committee", "grade": true, "points": 1}
with exercise("geometric_mean_prediction"):
    visible.test_geometric_mean_committee(geometric_mean_prediction)
    ### BEGIN HIDDEN TESTS
    for D, K, p in ((2, 3, 0.35), (5, 4, 0.2), (8, 3, 0.15), (1, 2, 0.4)):
        W, b, x = seeded(200 + D).normal(size=(D, K)), seeded(210 + D).normal(size=K), nonzero(220 + D, D)
        two = softmax((1 - p) * (x[:2] @ W[:2]) + b)
        masks = np.array(list(product((0, 1), repeat=D)))
        bent = softmax(np.where(masks, 1 - p, p).prod(axis=1) @ np.maximum((masks * x) @ W + b, 0))
        slips = {"only-two-inputs": two, "full-network-for-the-mean": softmax(x @ W + b), "remembers-the-option": bent}
        expect_distribution(ask(geometric_mean_prediction, W, b, x, p), softmax((1 - p) * (x @ W) + b), slips)
        slips = {"committee-without-its-relu": softmax((1 - p) * (x @ W) + b)}
        slips |= {"one-pass-for-the-committee": softmax(np.maximum((1 - p) * (x @ W) + b, 0))}
        expect_distribution(ask(geometric_mean_prediction, W, b, x, p, relu=True), bent, slips)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_geometric_mean_pass", "grade": true, "points": 1}
with exercise("weight_scaled_prediction"):
    visible.test_geometric_mean_pass(weight_scaled_prediction)
    ### BEGIN HIDDEN TESTS
    for D, K, p in ((2, 3, 0.35), (40, 10, 0.2), (3, 3, 0.0)):
        W, b, x = seeded(230 + D).normal(size=(D, K)) / D, seeded(240 + D).normal(size=K), nonzero(250 + D, D)
        slips = {"test-does-not-scale": softmax(x @ W + b), "scales-by-rate": softmax(p * (x @ W) + b)}
        expect_distribution(ask(weight_scaled_prediction, W, b, x, p), softmax((1 - p) * (x @ W) + b), slips)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_geometric_mean_equal", "grade": true, "points": 1}
with exercise("geometric_mean_prediction, weight_scaled_prediction"):
    visible.test_geometric_mean_equal(geometric_mean_prediction, weight_scaled_prediction)
    ### BEGIN HIDDEN TESTS
    for D, K, p in ((3, 2, 0.35), (6, 5, 0.8), (8, 3, 0.1)):
        W, b, x = seeded(270 + D).normal(size=(D, K)), seeded(280 + D).normal(size=K), nonzero(290 + D, D)
        right = softmax((1 - p) * (x @ W) + b)
        for side in (geometric_mean_prediction, weight_scaled_prediction):
            slips = {"full-network-for-the-mean": softmax(x @ W + b)}
            expect_distribution(ask(side, W, b, x, p), right, slips, within=1e-12)
    ### END HIDDEN TESTS

# %% [markdown]
# ### The poster: one committee in two rooms
#
# Nine inputs and three classes give 512 predictions. A line joins two predictions that differ in one coin. On the
# left are probabilities: they form a curved cloud, in which the two means differ. On the right are logarithms of
# their ratios: the lines form nine sets of parallels, a cube of nine dimensions, and the one pass (plus) lies at its
# centre of mass (ring).

# %% tags=["experiment"]
W = "-10 8 2  -8 4 4  -8 2 7  -4 -1 5  -3 -3 7  -2 -7 9  1 -6 5  4 -8 4  4 -5 1"  # for classes A, B and C, in tenths
W = np.array(W.split(), dtype=float).reshape(9, 3) / 10
b, x, p = np.array([0.7, 0.5, -1.5]), np.ones(9), 0.3
coins = np.array(list(product((0, 1), repeat=9)))
voices = np.array([weight_scaled_prediction(W, b, m * x, 0) for m in coins])  # p = 0: one sub-network
chances = np.where(coins, 1 - p, p).prod(axis=1)
geometric, scaled = geometric_mean_prediction(W, b, x, p), weight_scaled_prediction(W, b, x, p)
show(draw.two_rooms(coins, voices, chances, chances @ voices, geometric, scaled))
print("geometric mean and one pass agree to 1e-12:", np.abs(np.subtract(geometric, scaled)).max() < 1e-12)

# %% [markdown]
# Page [A] says "The final network is an ensemble of all the networks we trained." This is too strong: the weights are
# shared, so no network is trained alone; the 32,000 passes below meet at most 32,000 of the $2^{128}$ masks of a
# layer; and one pass only approximates the ensemble.
#
# ## Measured: does one pass do?
#
# We train with fair coins (p = 1/2, survivors are doubled) on digits of which a fifth of the labels were replaced at
# random. Then k sampled sub-networks, the members, predict, and their probabilities are averaged, arithmetically or
# geometrically.

# %% tags=["experiment"]
fair = mlp.replayed(lambda h, rng: 2.0 * rng.integers(2, size=h.shape) * h)


def train(layer, seed, lies=0.0):
    rng = np.random.default_rng(seed)
    data, net = digits.split(800, rng, lies), mlp.MLP((64, 128, 128, 10), rng)
    mlp.fit(net, data.X, data.Y, rng, layer=layer, epochs=40, rate=2e-3)
    return data, net


lied_to = [train(fair, seed, lies=0.2) for seed in track(range(3))]

# %% tags=["experiment"]
sizes, panels, alone = [1, 2, 5, 10, 20, 50, 100], {}, {}
voices = []
for data, net in lied_to:
    rng = np.random.default_rng(7)
    voices.append([mlp.log_softmax(net.scores(data.X_test, fair, rng))[0] for _ in range(100)])
averages = {"arithmetic": lambda v: np.log(np.exp(v).mean(axis=0)), "geometric": lambda v: np.mean(v, axis=0)}
for name, of in {"test error (%)": lambda z, Y: 100 * mlp.error(z, Y), "negative log-likelihood": mlp.nll}.items():
    runs = list(zip(lied_to, voices, strict=True))
    panels[name] = {a: [[of(f(v[:k]), d.Y_test) for k in sizes] for (d, _), v in runs] for a, f in averages.items()}
    alone[name] = [of(net.scores(data.X_test), data.Y_test) for data, net in lied_to]
show(draw.committee_sizes(sizes, panels, alone))

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **You should see** (three seeds) that one member is poor, and that some fifty do as well as one pass. By negative
# log-likelihood, the geometric average approaches the scaled pass (0.37 and 0.36); the arithmetic average stays near
# 0.49, because it is less confident. **It does not show** that less confidence is worse in general, since 18% of our
# training labels were wrong. Nor that members are independent, as in bagging.
#
# </details>
#
# ## What the coins cost
#
# One linear unit, squared error, inverted dropout, a coin for every entry of X, column j being $X_j$. The mean of a
# square is the squared mean plus the variance:
#
# $$E\,\Big\|y - \frac{X \odot M}{1-p}\,w\Big\|^2 = \|y - Xw\|^2 + \frac{p}{1-p}\sum_j \|X_j\|^2\, w_j^2$$
#
# ### Exercise 3: the expected loss ●●○ (15 min, 3 points)
#
# Write `expected_dropout_loss`, the left-hand side, exactly, by enumeration or by the right-hand side; compare both. A *sum* of squares, no ½.
#
# <details><summary>Nudge</summary>Two rows, two columns: 16 masks. Each has a chance and a loss.</details>
# <details><summary>Formula</summary>Var of m/(1 − p) is p/(1 − p); the rest is notebook 1, row by row.</details>
# <details><summary>First line</summary><code>for coins in product((0, 1), repeat=X.size):</code> or <code>residual = y - X @ w</code></details>


# %% nbgrader={"grade_id": "expected_dropout_loss", "solution": true}
def expected_dropout_loss(X, y, w, p):
    """The exact mean of the squared error over all masks of the inputs.

    Args:
        X: inputs, shape (N, D), at most 12 entries; each is dropped with probability p, survivors are divided by 1 - p.
        y: targets, shape (N,).
        w: weights, shape (D,).
        p: probability of dropping, 0 <= p < 1.

    Returns:
        The mean of the sum over the rows of squared errors, a number.

    Raises:
        ValueError: if p is not in [0, 1) (good manners, not tested).

    Example:
        expected_dropout_loss(np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([1.0, 2.0]), np.array([0.5, -1.0]), 0.5) is 14.0.

    Source: Srivastava et al. (2014), section 9.1; Wager et al. (2013).
    """
    ### BEGIN SOLUTION
    if not 0 <= p < 1:
        raise ValueError("p should lie in [0, 1).")
    plain = np.sum((y - X @ w) ** 2)
    return float(plain + p / (1 - p) * np.sum(np.sum(X**2, axis=0) * w**2))
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_expected_dropout_loss", "grade": true, "points": 3}
with exercise("expected_dropout_loss"):
    visible.test_expected_dropout_loss(expected_dropout_loss)
    ### BEGIN HIDDEN TESTS
    for N, D, p in ((2, 2, 0.3), (4, 3, 0.15), (1, 5, 0.4), (3, 4, 0.7), (2, 6, 0.0)):
        X, y, w = nonzero(330 + D, N, D), nonzero(340 + D, N), nonzero(350 + D, D)
        plain, penalties = np.sum((y - X @ w) ** 2), p / (1 - p) * np.sum(X**2, axis=0) * w**2
        slips = {"only-two-inputs": plain + penalties[:2].sum(), "forgets-the-penalty": plain}
        ask(expected_dropout_loss, X, y, w, p).exactly(plain + penalties.sum(), slips)
    ### END HIDDEN TESTS

# %% [markdown]
# Page [D] calls the noise of dropout "similar to L2 regularization but adaptive". For a linear unit this is exact:
# the noise shrinks the weights (L1, batch norm and new data: notebook 6), and it is adaptive, because each weight has
# its own λ, the squared norm of its column times p/(1 − p). Set the gradient to zero:
#
# $$\Big(X^\top X + \frac{p}{1-p}\,\mathrm{diag}(X^\top X)\Big)\, w = X^\top y$$
#
# ### Exercise 4: the best weights ●○○ (10 min, 2 points)
#
# Write `dropout_least_squares`: the weights that minimise the expected loss. Nothing is sampled: one linear system
# stands for all masks.
#
# <details><summary>Nudge</summary>Ridge, with another matrix on the diagonal.</details>
# <details><summary>Formula</summary>The line above; <code>np.diag</code> of <code>np.diag</code> is a diagonal matrix.</details>
# <details><summary>First line</summary><code>G = X.T @ X</code></details>


# %% nbgrader={"grade_id": "dropout_least_squares", "solution": true}
def dropout_least_squares(X, y, p):
    """The weights with the least expected loss under inverted dropout of the inputs.

    Args:
        X: inputs, shape (N, D), of full column rank.
        y: targets, shape (N,).
        p: probability of dropping, 0 <= p < 1.

    Returns:
        Weights, shape (D,), right to five digits.

    Raises:
        ValueError: if p is not in [0, 1) (good manners, not tested).

    Example:
        On X = [[1, 2], [3, -1]], y = [1, 2] with p = 0.5 they are (0.351759, 0.035176).

    Source: the gradient of exercise 3; Srivastava et al. (2014), section 9.1.
    """
    ### BEGIN SOLUTION
    if not 0 <= p < 1:
        raise ValueError("p should lie in [0, 1).")
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_dropout_least_squares", "grade": true, "points": 2}
with exercise("dropout_least_squares"):
    visible.test_dropout_least_squares(dropout_least_squares)
    ### BEGIN HIDDEN TESTS
    for N, D, p in ((9, 3, 0.3), (6, 4, 0.15), (12, 2, 0.75), (7, 1, 0.4), (9, 3, 0.0)):
        X = seeded(400 + N).normal(size=(N, D)) @ (np.eye(D) + 0.2) * np.linspace(0.6, 2, D)
        y, G = seeded(410 + N).normal(size=N), X.T @ X
        right = np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y)
        slips = {"ordinary-least-squares": np.linalg.solve(G, X.T @ y)}
        ask(dropout_least_squares, X, y, p).equals(right, slips, within=1e-5)
    ### END HIDDEN TESTS

# %% [markdown]
# ## Adaptive to what?
#
# ### Exercise 5: one factor, and units ●●○ (10 min, 2 points)
#
# Where $X^\top X = I$, dropout multiplies every least-squares weight by one number: write `shrinkage(p)`. Then
# multiply one *column* of any X by ten (metres to decimetres) and solve again. Do all predictions stay the same? Say
# True or False for dropout, and for ridge with a fixed λ.
#
# <details><summary>Nudge</summary>What becomes of the left-hand matrix? And of that column's norm?</details>
# <details><summary>Formula</summary>(1 + p/(1 − p)) w = w of least squares.</details>
# <details><summary>First line</summary>Try it: <code>X * [10, 1]</code>, and <code>dropout_least_squares</code> twice.</details>


# %% nbgrader={"grade_id": "shrinkage", "solution": true}
def shrinkage(p):
    """The factor on every least-squares weight when the columns are orthonormal.

    Args:
        p: probability of dropping, 0 <= p < 1.

    Returns:
        A number.

    Raises:
        ValueError: if p is not in [0, 1) (good manners, not tested).

    Example:
        shrinkage(0.0) is 1.0.

    Source: exercise 4 with X'X = I.
    """
    ### BEGIN SOLUTION
    if not 0 <= p < 1:
        raise ValueError("p should lie in [0, 1).")
    return 1 - p
    ### END SOLUTION


is_scale_invariant = {"dropout": None, "ridge": None}  # replace None by True or False
### BEGIN SOLUTION
is_scale_invariant = {"dropout": True, "ridge": False}
### END SOLUTION

# %% nbgrader={"grade_id": "test_shrinkage_factor", "grade": true, "points": 1}
with exercise("shrinkage"):
    visible.test_shrinkage_factor(shrinkage)
    ### BEGIN HIDDEN TESTS
    for p in (*drawn_rates(61, 4), 0.0):
        slips = {"one-rate-answered": 0.8, "rate-for-the-ratio": 1 / (1 + p), "shrinks-by-rate": p}
        ask(shrinkage, p).exactly(1 - p, slips)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_shrinkage_units", "grade": true, "points": 1}
with exercise("is_scale_invariant"):
    visible.test_shrinkage_units(is_scale_invariant)
    ### BEGIN HIDDEN TESTS
    expect_verdict(is_scale_invariant, "is_scale_invariant", "ridge", False, "ridge-knows-units")
    expect_verdict(is_scale_invariant, "is_scale_invariant", "dropout", True, "penalty-follows-the-column")
    ### END HIDDEN TESTS

# %% tags=["experiment"]
Q, rng = np.linalg.qr(np.random.default_rng(1).normal(size=(9, 2)))[0], np.random.default_rng(5)
solved = {p: dropout_least_squares(Q, Q @ [3.0, 4.0], p)[0] / 3 for p in (0.1, 0.3, 0.5, 0.8)}
X = rng.normal(size=(8, 2)) @ [[1, 0.6], [0, 0.8]]
y, factors, rates = X @ [1.5, 1.0] + 0.3 * rng.normal(size=8), np.logspace(-2, 2, 41), np.linspace(0, 0.99, 34)
ridge = lambda Z: np.linalg.solve(Z.T @ Z + 3 * np.eye(2), Z.T @ y)
new = np.array([2.0, -1.0])
predictions = {"dropout": [new * [c, 1] @ dropout_least_squares(X * [c, 1], y, 0.3) for c in factors]}
predictions["ridge"] = [new * [c, 1] @ ridge(X * [c, 1]) for c in factors]
show(draw.units(factors, predictions, rates, [shrinkage(p) for p in rates], solved))

# %% [markdown]
# <details><summary>What you should see</summary>
#
# On the left, the weights shrink by exactly the rate. On the right is a prediction while one feature changes its
# unit: with dropout it stays the same; ridge ignores the feature in one unit and leaves it unpenalised in another. If
# the columns are standardised, dropout *is* ridge with λ = N p/(1 − p).
#
# </details>
#
# ## A spare copy
#
# Pages [A] and [D] say that dropout prevents co-adaptation: units that rely on certain other units. The smallest case
# can be proved. A feature $x = (1, 2, 2, 4)$ stands twice in X, and $y = 2x$. The weightings (2, 0), (1, 1) and (3,
# −1) all fit exactly.
#
# ### Exercise 6: a feature twice ●○○ (5 min, 1 point)
#
# Which of the three does dropout with p = 0.2 prefer, as a tuple, and what is its expected loss?
#
# <details><summary>Nudge</summary>The plain loss is 0 three times. What is left?</details>
# <details><summary>Formula</summary>p/(1 − p) times the squared norm of x times the sum of squared weights.</details>
# <details><summary>First line</summary><code>x = np.array([1.0, 2.0, 2.0, 4.0])</code></details>

# %% nbgrader={"grade_id": "duplicated_feature", "solution": true}
preferred = None  # replace None by (2, 0), (1, 1) or (3, -1)
preferred_loss = None  # replace None by a number
### BEGIN SOLUTION
preferred = (1, 1)
preferred_loss = 12.5
### END SOLUTION

# %% nbgrader={"grade_id": "test_duplicated_feature", "grade": true, "points": 1}
with exercise("preferred, preferred_loss"):
    slips = visible.test_duplicated_feature(preferred, preferred_loss)
    ### BEGIN HIDDEN TESTS
    choices = [(2, 0), (1, 1), (3, -1)]
    expect_choice(preferred, "preferred", choices, (1, 1), "penalty-counts-squares")
    slips["loss-of-another-weighting"] = "481019b622", "b25e7e6f37"
    expect_sealed(preferred_loss, "preferred_loss", slips, 0.25 * 25 * 2)
    ### END HIDDEN TESTS

# %% tags=["experiment"]
x = np.array([1.0, 2.0, 2.0, 4.0])
X, axis = np.column_stack([x, x]), np.linspace(-2, 4, 31)
losses = {
    f"p = {p}": [[expected_dropout_loss(X, 2 * x, np.array([first, second]), p) for first in axis] for second in axis]
    for p in (0, 0.2)
}
marked = {(2, 0): "(2, 0)", (1, 1): "(1, 1)", (3, -1): "(3, −1)"}
show(draw.valley(axis, losses, marked, lowest={"p = 0.2": dropout_least_squares(X, 2 * x, 0.2)}))

# %% [markdown]
# <details><summary>What you should see</summary>
#
# Without dropout the loss is lowest on a whole line, and how the two copies share the work is an accident. With
# dropout the three losses are as 2 : 1 : 5, and the lowest point, (0.889, 0.889), splits evenly (and shrinks). This
# is not special to dropout: ridge with λ = 6.25 has the same minimum, since both columns have squared norm 25.
#
# </details>
#
# ## Measured: send home a share of the staff
#
# Page [C] compares dropout with a company in which "each day, a random subset of employees doesn't come to work". It
# measures nothing, so we do: train, then remove a random share of the units of each hidden layer, and change nothing
# else. Three seeds, ten draws of the units.

# %%
# means in percent over ten seeds (0 to 9) of the experiment below, run once with numpy 2.4; drawn as rings
shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9]
honest, replaced = "Honest labels", "A fifth of the labels replaced"
recorded = {
    honest: {"no dropout": [2.8, 4.8, 10.5, 30.8, 63.4, 82.2], "p = 1/2": [3.2, 3.4, 4.2, 7.6, 32.4, 78.7]},
    replaced: {"no dropout": [12.1, 20.1, 34.3, 58.1, 78.4, 86.6], "p = 1/2": [4.5, 5.1, 6.5, 13.8, 47.2, 83.2]},
}


# %% tags=["experiment"]
def ablated(data, net, draws=10):
    rng, Y = np.random.default_rng(11), data.Y_test
    without = lambda share: lambda h, rng: (h * (rng.permutation(h.shape[1]) >= share * h.shape[1]), None)
    errs = lambda share: [mlp.error(net.scores(data.X_test, without(share), rng), Y) for _ in range(draws)]
    return [np.mean(errs(share)) for share in shares]


errors, nets, layers = {}, {}, {"no dropout": None, "p = 1/2": fair}
for title, lies in track({honest: 0.0, replaced: 0.2}.items()):
    nets[title] = {n: [train(layer, s, lies) for s in track(range(3))] for n, layer in track(layers.items())}
    errors[title] = {n: [ablated(*trained) for trained in of] for n, of in nets[title].items()}
figure = draw.ablation(shares, errors, recorded)
for name, of in {"without dropout": "no dropout", "with dropout": "p = 1/2"}.items():
    gone = 100 * np.mean([run[shares.index(0.5)] for run in errors[honest][of]])
    settle(f"error {name}, half the units gone, %", gone, figure.axes[0], along="y")
show(figure)

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **You should see**, on the left, two networks that are equally good while all units are there; with half of them
# gone, one makes about four times as many errors. The redundancy is real, and the test error of the full network does
# not show it. **It does not show** that redundancy is *why* dropout generalises (on the left, it does not even help),
# and at 90% both networks fail.
#
# </details>
#
# Page [C] also says that the network becomes "less sensitive to the specific weights of neurons". That is another damage, and one
# that was not practised. Add normal noise to every weight of the networks on the left:


# %% tags=["experiment"]
def shaken(data, net, size, draws=10):
    rng, kept, errs = np.random.default_rng(11), net.params, []
    for _ in range(draws):
        noise = [size * w.std() * rng.standard_normal(w.shape) * (w.ndim == 2) for w in kept]  # none on biases
        net.params = [w + n for w, n in zip(kept, noise, strict=True)]
        errs.append(100 * mlp.error(net.scores(data.X_test), data.Y_test))
    net.params = kept
    return np.mean(errs)


for size in (0.5, 0.75, 1.0):
    found = {name: [shaken(*trained, size) for trained in of] for name, of in nets[honest].items()}
    told = ", ".join(f"{name} {np.mean(e):.0f}% ({min(e):.0f} to {max(e):.0f})" for name, e in found.items())
    print(f"noise of {size:g} standard deviations of the weights: {told}")

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **You should see** that page [C] is right: the network trained with dropout makes about half as many errors (in brackets: the
# range over three seeds). **It does not show** why.
#
# </details>
#
# ### Exercise 7: read the rings ●○○ (5 min, 1 point)
#
# Read the rings on the right, with **a quarter** of the units removed. How many times as large is the error without
# dropout as with it, to within ten percent?
#
# <details><summary>Nudge</summary>Right panel, at 25.</details>
# <details><summary>Formula</summary>Error without dropout, divided by error with it.</details>
# <details><summary>First line</summary>The rings are the numbers in <code>recorded</code>.</details>

# %% nbgrader={"grade_id": "ablation_reading", "solution": true}
error_ratio = None  # replace None by a number
### BEGIN SOLUTION
error_ratio = 34.3 / 6.5
### END SOLUTION

# %% nbgrader={"grade_id": "test_ablation_reading", "grade": true, "points": 1}
with exercise("error_ratio"):
    visible.test_ablation_reading(error_ratio)
    ### BEGIN HIDDEN TESTS
    slips = {
        "reads-the-other-panel": 10.5 / 4.2,
        "reads-another-share": (12.1 / 4.5, 20.1 / 5.1, 58.1 / 13.8, 78.4 / 47.2, 86.6 / 83.2),
        "ratio-of-one-network": (34.3 / 12.1, 6.5 / 4.5),
        "difference-for-ratio": (34.3 - 6.5, 0.343 - 0.065),
        "ratio-of-the-right": (93.5 / 65.7, 65.7 / 93.5),
    }
    expect_reading(error_ratio, "error_ratio", 34.3 / 6.5, slips, within=0.13)
    ### END HIDDEN TESTS

# %% [markdown]
# ## What you can now prove
#
# - One scaled pass is exactly the mean of all sub-networks for a linear layer, and exactly their geometric mean
#   before a softmax, as long as no nonlinearity follows the masked units; a mask behind the last ReLU is still exact.
#   Where a ReLU follows the mask it is neither.
# - Dropout on the inputs of a linear unit is a penalty with a λ for each column: it does not depend on units of
#   measurement, and it prefers even splits.
# - Equal scores can hide unequal redundancy.
#
# **Open questions.** Which hidden layers could be averaged exactly? Would a p for each feature give ridge? Can a
# network be redundant and still memorise wrong labels?
#
# **Sources, and what they get wrong.** The pages are listed at the end of notebook 1. [A], the two-neuron page: the
# ensemble, and an expected output that only a linear network keeps. [D], the overview: "an averaged model" without
# saying which average, and L2 without saying which λ. [C], the Keras course: an analogy that it does not measure; on
# noise in the weights it is right. Srivastava et al. (2014, *JMLR* 15): they call the pass an approximate average,
# which it is. Hinton et al. (2012, arXiv 1207.0580) and Baldi and Sadowski (2013, *NIPS*): the geometric mean. Wager
# et al. (2013, *NIPS*): the penalty.

# %% tags=["experiment"]
from dropout_lab.figures.course_map import my_map
from dropout_lab.page.strip import show_progress

show_progress("05_committee")
show(my_map())
