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
# # Why does it work?
#
# In notebook 4 dropout lowered the test error where a fifth of the labels were wrong, and with right labels it gained
# nothing. Where it helps, why does it? Five explanations are in use. Each of them predicts something, and for each we
# run an experiment that could refute it. Where something can be proved, you prove it. Seven exercises, 14 points, 160
# minutes.

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
from itertools import pairwise, product

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: a second thread would only be in the way
import numpy as np

from dropout_lab.checks import ask, drawn_rates, exercise, expect, nonzero, seeded
from dropout_lab.checks.ensembles import expect_choice, expect_distribution, expect_verdict, expect_word
from dropout_lab.checks.sealed import expect_sealed
from dropout_lab.content import mlp
from dropout_lab.figures import ensembles as draw
from dropout_lab.figures.style import show
from dropout_lab.page import guess, hint, settle, track
from dropout_lab.records import why
from dropout_lab.visible import committee as visible


# %%
def softmax(z):
    """Probabilities from scores, shape (K,)."""
    return np.exp(z - np.max(z)) / np.sum(np.exp(z - np.max(z)))


# %% [markdown]
# **Guess before anything runs.** Two networks read digits equally well, with about 3% errors; one of them was trained
# with dropout (p = 1/2). Now half of the hidden units of each, chosen at random, are removed. Which two test errors do
# you expect? Then a fifth of the training labels are replaced at random: a network without dropout has a test error of
# about 12% (it is trained less than in notebook 4), and one with dropout about 5%. What is the error without any mask in the loss, if only *noise* is added to
# the gradients, with mean 0 and as large as the noise of dropout's gradients?

# %% tags=["experiment"]
guess("no dropout, half the units removed: error in %", low=None, high=None, sure=0.9)
guess("dropout, half the units removed: error in %", low=None, high=None, sure=0.9)
guess("gradient noise alone: error in %", low=None, high=None, sure=0.9)

# %% [markdown]
# ## Five explanations
#
# | explanation | claim | prediction |
# |---|---|---|
# | **penalty** | The mean loss over all masks is the plain loss plus a penalty on the weights. | The mean loss has the gain; noise alone does not reach it. |
# | **averaging** | The test pass stands for the average of many sub-networks. | One sub-network alone has no advantage. |
# | **co-adaptation** | A unit cannot rely on others that may be absent. | Without absent units nothing is gained. |
# | **flatness** | The loss changes little when the weights change. | Whatever makes a network as insensitive has as low an error. |
# | **gradient noise** | Noisy steps lead to better minima. | Without the noise nothing is gained. |
#
# ### Exercise 1: what would refute it? ●○○ (15 min, 1 point)
#
# Three words first. The **expected loss** is the mean of the loss over all masks. With a mask, the gradient g of a step
# is random. Its mean E[g] is the gradient of the expected loss, and its **noise** is g − E[g]: it has mean 0, and its
# **covariance** (the variances of its entries, and how they vary together) says how strong it is.
#
# An experiment takes one thing away, or puts something else in its place, and leaves the rest. Here are five, each with
# a result that would refute one explanation. Which one? Write its word into `refuted`: "penalty", "averaging",
# "co-adaptation", "flatness" or "gradient noise", each of them once. Below you see which of these results come out.
#
# - **a** While training, each unit is multiplied by normal noise with the mean and the variance of a rescaled coin; it
#   is never exactly 0. The error is as low as with dropout.
# - **b** Each step takes the mean gradient of eight masks: the expected loss is the same, and the variance of the
#   gradient is an eighth. The error is as low.
# - **c** No mask, but L2: changed weights harm this network no more than one with dropout. Its error is higher.
# - **d** After training with dropout, one sampled sub-network predicts alone. Its error is as low.
# - **e** Each step takes the plain gradient, plus the difference of two masked gradients divided by √2: this has mean 0
#   and the covariance of dropout's gradient. The error is as low.
#
# <details><summary>Hint</summary>Ask of each experiment what it takes away. An explanation that needs just that is refuted if the gain stays.</details>
# <details><summary>Formula</summary>E[g] is the gradient of the expected loss; the noise is g − E[g]. One experiment keeps the first and shrinks the second, another keeps the second and drops what the first adds.</details>
# <details><summary>First line</summary><code>refuted = {"a": "...", "b": "...", "c": "...", "d": "...", "e": "..."}</code></details>

# %% nbgrader={"grade_id": "refuters", "solution": true}
refuted = {"a": None, "b": None, "c": None, "d": None, "e": None}  # replace None by a word
### BEGIN SOLUTION
refuted = {"a": "co-adaptation", "b": "gradient noise", "c": "flatness", "d": "averaging", "e": "penalty"}
### END SOLUTION

# %% nbgrader={"grade_id": "test_refuters", "grade": true, "points": 1}
with exercise("refuted"):
    visible.test_refuters(refuted)
    ### BEGIN HIDDEN TESTS
    answers = {"a": "co-adaptation", "b": "gradient noise", "c": "flatness", "d": "averaging", "e": "penalty"}
    for letter, (otherwise, _) in visible.EXPERIMENTS.items():
        expect_word(refuted, "refuted", letter, visible.EXPLANATIONS, otherwise, right=answers[letter])
    ### END HIDDEN TESTS

# %% [markdown]
# ## Averaging: which mean is it?
#
# Page [A] says "The final network is an ensemble of all the networks we trained." The test pass is one scaled pass, so
# which average does it compute? For one layer and a softmax it is a geometric mean. With $P(m)$ the chance of mask $m$
# and $\pi_k(m)$ its probability of class $k$:
#
# $$\frac{\prod_m \pi_k(m)^{P(m)}}{\sum_j \prod_m \pi_j(m)^{P(m)}} = \mathrm{softmax}\big((1-p)\,xW + b\big)_k$$
#
# To see it, take logarithms: the product of powers becomes a weighted sum. On the left you then have the expected
# score of class k, plus a term that is the same for all classes and cancels when you normalise. Since scores are
# linear in the mask, the expected score is $(1-p)\,xW + b$.

# %% [markdown]
# ### Exercise 2: both sides ●●○ (25 min, 3 points)
#
# All sub-networks together are called a **committee**. Write both sides: `geometric_mean_prediction` by going through all masks of x, `weight_scaled_prediction` in one
# pass. Vanilla: survivors stay as they are. Rows again, `x @ W + b`. The third point is for equality to 1e-12. If the
# scores pass a ReLU before the softmax (`relu=True`), a nonlinearity follows the mask, and in general no pass equals
# the mean: go through the masks.
#
# <details><summary>Hint</summary>Take the weighted average of logarithms, and the exponential once, at the end.</details>
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
        ValueError: if p is not in (0, 1) (not tested).

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
        ValueError: if p is not in [0, 1) (not tested).

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
        masks = np.array(list(product((0, 1), repeat=D)))
        bent = softmax(np.where(masks, 1 - p, p).prod(axis=1) @ np.maximum((masks * x) @ W + b, 0))
        right, slips = softmax((1 - p) * (x @ W) + b), {"remembers-the-option": bent}
        expect_distribution(ask(geometric_mean_prediction, W, b, x, p), right, slips)
        expect_distribution(ask(geometric_mean_prediction, W, b, x, p, relu=True), bent)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_geometric_mean_pass", "grade": true, "points": 1}
with exercise("weight_scaled_prediction"):
    visible.test_geometric_mean_pass(weight_scaled_prediction)
    ### BEGIN HIDDEN TESTS
    for D, K, p in ((2, 3, 0.35), (40, 10, 0.2), (3, 3, 0.0)):
        W, b, x = seeded(230 + D).normal(size=(D, K)) / D, seeded(240 + D).normal(size=K), nonzero(250 + D, D)
        expect_distribution(ask(weight_scaled_prediction, W, b, x, p), softmax((1 - p) * (x @ W) + b))
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_geometric_mean_equal", "grade": true, "points": 1}
with exercise("geometric_mean_prediction, weight_scaled_prediction"):
    visible.test_geometric_mean_equal(geometric_mean_prediction, weight_scaled_prediction)
    ### BEGIN HIDDEN TESTS
    for D, K, p in ((3, 2, 0.35), (6, 5, 0.8), (8, 3, 0.1)):
        W, b, x = seeded(270 + D).normal(size=(D, K)), seeded(280 + D).normal(size=K), nonzero(290 + D, D)
        right = softmax((1 - p) * (x @ W) + b)
        for side in (geometric_mean_prediction, weight_scaled_prediction):
            slips = {"full-network-for-the-mean": softmax(x @ W + b), "scales-by-rate": softmax(p * (x @ W) + b)}
            expect_distribution(ask(side, W, b, x, p), right, slips, within=1e-12)
    ### END HIDDEN TESTS

# %% [markdown]
# Nine inputs and three classes give 512 predictions. A line joins two predictions that differ in one coin. On the
# left are probabilities: they form a curved cloud, in which the two means differ. On the right are logarithms of
# their ratios: the lines form nine sets of parallels, one for each coin, like the edges of a cube that has nine
# directions instead of three. The one pass (plus) lies where the mean of all 512 points lies, each weighed with its
# chance (ring).

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
# ### Exercise 3: three hundred coins ●●○ (15 min, 2 points)
#
# A network has hidden ReLU layers and a softmax, and dropout acts **behind the last ReLU** alone, on up to 300 units.
# Write `committee_behind_last_relu`: the geometric mean of all its sub-networks, divided by its sum. You cannot go
# through $2^{300}$ masks. Then say where one scaled pass, which multiplies by 1 − p wherever there are masks, is exactly
# this geometric mean for every network, True or False. Before the softmax, the networks end in
#
# - **a** linear, ReLU, *mask*, linear
# - **b** linear, tanh, *mask*, linear
# - **c** linear, ReLU, *mask*, linear, ReLU, linear
# - **d** linear, ReLU, *mask*, linear, ReLU, *mask*, linear
# - **e** linear, *mask*, ReLU, linear
# - **f** linear, *mask*, tanh, linear
#
# <details><summary>Hint</summary>The proof above never asks where x comes from. What does it ask of all that follows the mask?</details>
# <details><summary>Formula</summary>With h behind the last ReLU the scores are (m ⊙ h) W + b. For e and f, compare f(m z) with m f(z), and f((1 − p) z) with (1 − p) f(z).</details>
# <details><summary>First line</summary><code>for W, b in zip(Ws[:-1], bs[:-1]):</code></details>


# %% nbgrader={"grade_id": "last_relu", "solution": true}
def committee_behind_last_relu(x, Ws, bs, p):
    """The normalised geometric mean of all sub-networks of a network with dropout behind its last ReLU.

    Args:
        x: input, shape (n,).
        Ws: matrices, shapes (n, H1), (H1, H2), ..., (H, K); a ReLU follows each but the last. H is up to 300.
        bs: biases, shapes (H1,), (H2,), ..., (K,).
        p: probability of dropping, 0 < p < 1; only the last hidden layer has masks, and nothing is rescaled.

    Returns:
        K probabilities, shape (K,).

    Raises:
        ValueError: if p is not in (0, 1) (not tested).

    Example:
        With the last matrix all zeros it is softmax(bs[-1]).

    Source: Hinton et al. (2012) for p = 1/2.
    """
    ### BEGIN SOLUTION
    if not 0 < p < 1:
        raise ValueError("p should lie between 0 and 1.")
    h = x
    for W, b in zip(Ws[:-1], bs[:-1], strict=True):
        h = np.maximum(h @ W + b, 0)
    return softmax((1 - p) * h @ Ws[-1] + bs[-1])
    ### END SOLUTION


exact = {"a": None, "b": None, "c": None, "d": None, "e": None, "f": None}  # replace None by True or False
### BEGIN SOLUTION
exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}
### END SOLUTION

# %% nbgrader={"grade_id": "test_last_relu_committee", "grade": true, "points": 1}
with exercise("committee_behind_last_relu"):
    visible.test_last_relu_committee(committee_behind_last_relu)
    ### BEGIN HIDDEN TESTS
    for sizes, p in (((3, 5, 2), 0.35), ((4, 6, 4, 3), 0.15), ((2, 5, 8, 300, 4), 0.6)):
        rng = seeded(130 + sizes[0])
        Ws = [rng.normal(size=(n, k)) / np.sqrt(n) for n, k in pairwise(sizes)]
        bs, h = [rng.uniform(-0.5, 1.5, size=k) for k in sizes[1:]], nonzero(140 + sizes[0], sizes[0])
        answer = ask(committee_behind_last_relu, h, Ws, bs, p)
        for V, c in zip(Ws[:-1], bs[:-1], strict=True):
            h = np.maximum(h @ V + c, 0)
        expect_distribution(answer, softmax((1 - p) * (h @ Ws[-1]) + bs[-1]))
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_last_relu_where", "grade": true, "points": 1}
with exercise("exact"):
    visible.test_last_relu_where(exact)
    ### BEGIN HIDDEN TESTS
    where = {"a": (True, "nothing-bends-behind"), "b": (True, "nothing-bends-behind")}
    where |= {"c": (False, "a-relu-follows"), "d": (False, "a-relu-follows")}
    where |= {"e": (True, "coins-pass-the-relu"), "f": (False, "factor-bends-in-tanh")}
    for letter, (right, otherwise) in where.items():
        expect_verdict(exact, "exact", letter, right, otherwise)
    ### END HIDDEN TESTS

# %% [markdown]
# Where another layer with a ReLU follows the mask, how far is the pass from the mean? The napkin network of notebook 2
# has three masked layers. Its output is linear, so here the mean is the arithmetic one, over all 512 masks with p = 1/2. At (1, 1) the mean is
# 107/32 ≈ 3.34 and the pass gives 3.25. Is it as close elsewhere?

# %% tags=["experiment"]
Ws = (
    [[3, -1], [1, 2], [-1, 2]],
    [[-1, 2, 2], [2, 1, 2], [-1, 1, 1]],
    [[-1, -2, 3], [2, 0, -1], [-2, -1, 3]],
    [[2, 1, -2]],
)
bs, masks = ([-1, -2, 1], [2, -2, 2], [1, 2, -2], [-1]), np.reshape(coins, (512, 3, 3))


def napkin(x, masks):
    h = np.tile(x, (len(masks), 1))
    for k in range(3):
        h = np.maximum(h @ np.transpose(Ws[k]) + bs[k], 0) * masks[:, k]
    return (h @ np.transpose(Ws[3]) + bs[3])[:, 0]


t = np.linspace(-2, 3, 61)
said = [napkin([v, 1], masks) for v in t]
show(draw.fan(t, said, [napkin([v, 1], np.full((1, 3, 3), 0.5))[0] for v in t], xlabel="first input (the second is 1)"))

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **You should see** two curves that cross near −1 and near 1: that 3.25 comes so close to 3.34 is luck. Scaling keeps
# the mean of the next layer's *input*, not of what leaves a ReLU. So page [A] says too much. One pass only approximates
# the average. The networks share their weights, so none is trained alone. And training meets a tiny part of all masks.
# **It does not show** whether averaging is why dropout helps; experiment d below does.
#
# </details>
#
# ## The penalty
#
# Take one linear unit, squared error, and inverted dropout with a coin for every entry of X. $X_j$ is column j. What do
# the coins add to the loss, on average?
#
# ### Exercise 4: the expected loss ●●○ (25 min, 3 points)
#
# Derive the expected loss $E\,\|y - \frac{X \odot M}{1-p}\,w\|^2$ and write `expected_dropout_loss`, exactly: by
# your formula, or by going through all masks (better: both, and compare). It is a *sum* of squares, with no ½.
#
# <details><summary>Hint</summary>The mean of a square is the square of the mean plus the variance. Apply this to each row.</details>
# <details><summary>Formula</summary>The variance of m/(1 − p) is p/(1 − p); the coins of a row are independent, so the variances of its terms add up.</details>
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
        ValueError: if p is not in [0, 1) (not tested).

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
        ask(expected_dropout_loss, X, y, w, p).exactly(plain + penalties.sum())
    ### END HIDDEN TESTS

# %% [markdown]
# Page [D] calls the noise of dropout "similar to L2 regularization but adaptive". For a linear unit this is exact. What
# the coins add is a penalty on squared weights, as in ridge regression (least squares plus λ times the sum of squared
# weights), but each weight has its own λ: you have just computed it.
#
# ### Exercise 5: one factor, and units ●●○ (15 min, 2 points)
#
# Where $X^\top X = I$, the minimum of the expected loss has every least-squares weight multiplied by one number: derive
# `shrinkage(p)`. Then multiply one *column* of any X by ten (metres to decimetres) and minimise again. Do all
# predictions stay the same? Say True or False for dropout, and for ridge with a fixed λ.
#
# <details><summary>Hint</summary>With orthonormal columns each weight can be minimised alone. For the units: what becomes of the column's norm, and of its weight?</details>
# <details><summary>Formula</summary>Minimise (w − a)² + λ w², where a is the weight of least squares.</details>
# <details><summary>First line</summary>Set the derivative to zero: w − a + λ w = 0.</details>


# %% nbgrader={"grade_id": "shrinkage", "solution": true}
def shrinkage(p):
    """The factor on every least-squares weight when the columns are orthonormal.

    Args:
        p: probability of dropping, 0 <= p < 1.

    Returns:
        A number.

    Raises:
        ValueError: if p is not in [0, 1) (not tested).

    Example:
        shrinkage(0.0) is 1.0.

    Source: the minimum of exercise 4's loss with X'X = I.
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
        ask(shrinkage, p).exactly(1 - p)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_shrinkage_units", "grade": true, "points": 1}
with exercise("is_scale_invariant"):
    visible.test_shrinkage_units(is_scale_invariant)
    ### BEGIN HIDDEN TESTS
    expect_verdict(is_scale_invariant, "is_scale_invariant", "ridge", False, "ridge-knows-units")
    expect_verdict(is_scale_invariant, "is_scale_invariant", "dropout", True, "penalty-follows-the-column")
    ### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 6: Wager's penalty ●●● (25 min, 2 points)
#
# In logistic regression a row has the loss $\log(1 + e^z) - yz$ with the score $z = x \cdot w$. Inverted dropout on x
# makes z noisy, and keeps its mean. Expand the loss around z to second order, take the mean over the masks, and write
# `dropout_penalty`: what this adds, summed over the rows of X. It needs no y: why?
#
# Then find one row, weights and a rate (`far_x`, `far_w`, `far_p`) for which this approximation and the exact rise of the
# mean loss differ by a factor of two or more.
#
# <details><summary>Hint</summary>The linear term has mean 0. The quadratic one has half the second derivative, times the variance of the score.</details>
# <details><summary>Formula</summary>The derivative of log(1 + e^z) is s = 1/(1 + e^(−z)), and that of s is s(1 − s). The variance of the score was in exercise 4. For the second part: s(1 − s) is almost 0 where the model is sure.</details>
# <details><summary>First line</summary><code>s = 1 / (1 + np.exp(-(X @ w)))</code></details>


# %% nbgrader={"grade_id": "wager_penalty", "solution": true}
def dropout_penalty(X, w, p):
    """The rise of the mean logistic loss under inverted dropout of the inputs, to second order.

    Args:
        X: inputs, shape (N, D); each entry is dropped with probability p, survivors are divided by 1 - p.
        w: weights, shape (D,).
        p: probability of dropping, 0 <= p < 1.

    Returns:
        The sum over the rows, a number.

    Raises:
        ValueError: if p is not in [0, 1) (not tested).

    Example:
        dropout_penalty(np.array([[1.0, 2.0]]), np.array([2.0, -1.0]), 0.5) is 1.0.

    Source: Wager et al. (2013).
    """
    ### BEGIN SOLUTION
    if not 0 <= p < 1:
        raise ValueError("p should lie in [0, 1).")
    curvature = (0.5 / np.cosh(X @ w / 2)) ** 2  # s(1 - s), and symmetric in the score
    return float(p / (1 - p) / 2 * np.sum(curvature @ (X**2 * w**2)))
    ### END SOLUTION


far_x, far_w, far_p = None, None, None  # replace None by two lists of equal length, up to 12 numbers, and a rate
### BEGIN SOLUTION
far_x, far_w, far_p = [1.0], [10.0], 0.5
### END SOLUTION

# %% nbgrader={"grade_id": "test_wager_penalty", "grade": true, "points": 1}
with exercise("dropout_penalty"):
    visible.test_wager_penalty(dropout_penalty)
    ### BEGIN HIDDEN TESTS
    for N, D, p in ((3, 2, 0.35), (5, 4, 0.15), (1, 3, 0.7), (4, 6, 0.0)):
        X, w = nonzero(430 + D, N, D), nonzero(440 + D, D) / 2
        bend = (0.5 / np.cosh(X @ w / 2)) ** 2
        ask(dropout_penalty, X, w, p).exactly(p / (1 - p) / 2 * bend @ (X**2 @ w**2))
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_wager_penalty_far", "grade": true, "points": 1}
with exercise("far_x, far_w, far_p"):
    terms, rate = visible.test_wager_penalty_far(far_x, far_w, far_p)
    ### BEGIN HIDDEN TESTS
    masks = np.array(list(product((0, 1), repeat=len(terms))))
    odds = np.where(masks, 1 - rate, rate).prod(axis=1)
    rise = odds @ np.logaddexp(0, masks @ terms / (1 - rate)) - np.logaddexp(0, terms.sum())
    second = rate / (1 - rate) / 2 * (0.5 / np.cosh(min(abs(terms.sum()), 700) / 2)) ** 2 * (terms**2).sum()
    most, least = max(rise, second), min(rise, second)
    factor = most / max(least, 1e-12 * most) if most > 1e-9 else 1.0
    what = f"exact {rise:.3g}, to second order {second:.3g}; their ratio"
    expect(factor, what).at_least(2 - 1e-9, otherwise="too-near-for-the-bend")
    ### END HIDDEN TESTS

# %% tags=["experiment"]
weights, loss = np.linspace(0, 6, 61), lambda z: np.logaddexp(0, z)
curves = {  # one feature, x = 1, and p = 1/2: two masks
    "exact": [(loss(2 * w) + loss(0)) / 2 - loss(w) for w in weights],
    "second order": [dropout_penalty(np.array([[1.0]]), np.array([w]), 0.5) for w in weights],
    "L2": 0.05 * weights**2,
}
show(draw.penalties(weights, curves, xlabel="weight of one feature"))

# %% [markdown]
# <details><summary>What you should see</summary>
#
# The penalty needs no y: y stands in the linear term −yz alone, and the coins leave the mean of z as it is.
#
# L2 grows without end; here λ is 0.05. To second order the penalty of dropout falls again, and the exact one levels off.
# Where the model is sure, the loss is almost a straight line or almost flat, so noise in the score hardly changes its
# mean. Dropout therefore does not shrink a feature that makes the model sure. Rare features gain most: they are 0 in most
# rows, and add nothing to the penalty there (Wager et al., 2013). So here dropout is no longer a rescaled ridge.
#
# </details>
#
# ## Co-adaptation
#
# Pages [A] and [D] say that dropout prevents co-adaptation: units that rely on certain other units. The smallest case
# can be proved. A feature $x = (1, 2, 2, 4)$ stands twice in X, and $y = 2x$. The weightings (2, 0), (1, 1) and (3,
# −1) all fit exactly.
#
# ### Exercise 7: a feature twice ●○○ (5 min, 1 point)
#
# Which of the three has the least expected loss with p = 0.2, as a tuple, and how large is it?
#
# <details><summary>Hint</summary>The plain loss is 0 three times. What is left?</details>
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
X, axis = np.column_stack([x, x]), np.linspace(-2, 4, 7)
losses = {
    f"p = {p}": [[expected_dropout_loss(X, 2 * x, np.array([first, second]), p) for first in axis] for second in axis]
    for p in (0, 0.2)
}
pairs, odds = np.array(list(product((0, 1), repeat=2))), np.array([0.04, 0.16, 0.16, 0.64])
rows = np.concatenate([np.sqrt(odd) * X * pair / 0.8 for pair, odd in zip(pairs, odds, strict=True)])  # all masks
lowest = np.linalg.lstsq(rows, np.concatenate([np.sqrt(odd) * 2 * x for odd in odds]), rcond=None)[0]
marked = {(2, 0): "(2, 0)", (1, 1): "(1, 1)", (3, -1): "(3, −1)"}
show(draw.valley(axis, losses, marked, lowest={"p = 0.2": lowest}))
ridge = np.linalg.solve(X.T @ X + 6.25 * np.eye(2), X.T @ (2 * x))
print(
    f"lowest with dropout: ({lowest[0]:.3f}, {lowest[1]:.3f}); with ridge, λ = 6.25: ({ridge[0]:.3f}, {ridge[1]:.3f})"
)

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# Without dropout the loss is lowest on a whole line, and chance decides how the two copies share the work. With dropout
# there is one lowest point, (0.889, 0.889): both copies have the same weight, which is a little smaller than 1. **It does not show** that absent units are
# needed for this: ridge with λ = 6.25 has the same minimum, since both columns have squared norm 25.
#
# </details>
#
# In a network, nobody can say which unit relies on which. But we can remove units after training. Page [C] compares
# dropout with a company in which "each day, a random subset of employees doesn't come to work", and measures nothing. The
# next figure does: a random share of the units of each hidden layer is removed, and nothing else is changed. The means
# and their spread are over 20 seeds; they were recorded when the course was made.

# %% tags=["experiment"]
record = why.recorded()
print(why.in_words(record["settings"]))
figure = draw.removal(record["shares removed"], record["removed"])
half = record["shares removed"].index(0.5)
for name, runs in record["removed"]["right labels"].items():
    settle(f"{name}, half the units removed: error in %", np.mean(runs, axis=0)[half], figure.axes[0], along="y", at=50)
show(figure)

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **You should see**, on the left, two networks that are about equally good while all units are there; with half of
# the units removed, one makes about four times as many errors. Dropout makes a network redundant, and its test error
# does not tell. **It does not show** that redundancy is *why* dropout lowers the test error: with right labels there is
# nothing to gain, and the redundancy is there all the same.
#
# </details>

# %% [markdown]
# The analogy has a third part: when the project is presented to a client, "all employees participate". In training each
# layer heard a random half of the units before it, and now it hears all of them. Without a factor this is too loud; with
# p = 1/2 the factor halves each voice. Here are the same 20 networks on test images: with all units and the factor (the
# test pass), with all units and no factor, with one random half of the units in each layer, and as an average of 100 such
# halves. "Size" is how far the score of a class lies from the mean of all ten.

# %% tags=["experiment"]
print(*why.about_voices(), sep="\n")

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** Without the factor all units together are too loud: through two hidden layers the scores become
# four times as large. This hardly changes which score is the largest, so the errors are nearly the same (0.1 ± 0.1 points
# more). It changes the probabilities. With right labels the negative log-likelihood rises by 0.17 ± 0.03. With replaced
# labels it *falls*, by 0.14 ± 0.02: those labels made the network too cautious, and the test labels are right. One half
# of the units alone makes 4.3 ± 0.2 points more errors, or 8.1 ± 0.3. The average of 100 halves makes about as many errors
# as the test pass, but its likelihood is worse.
#
# **What it does not show.** That 1 − p is the best factor: nobody tried others here.
#
# </details>

# %% [markdown]
# ## All experiments at once
#
# Each row is a way to train on digits of which a fifth of the labels were replaced. All rows of a seed share the
# images and the wrong labels, and all but the last the initial weights, so they are compared in pairs. Left is the test
# error; beside it stands the mean difference from dropout with its 95% interval. The other panels are test errors with
# normal noise on all weights (¾ of the standard deviation of each matrix), and with half of the hidden units removed.
# Ticks are 20 seeds. The lines below are differences of other pairs, and in how many of the 20 they are above 0.

# %% tags=["experiment"]
errors = record["errors"]
figure = draw.treatments(errors, why.MEASURES, beside=why.beside())
alone = "gradient noise alone"
settle(f"{alone}: error in %", np.mean(errors[alone]["error"]), figure.axes[0], at=list(errors).index(alone))
show(figure)
print(*why.findings(), sep="\n")

# %% [markdown]
# <details><summary>The verdicts, and what they do not show</summary>
#
# | explanation | what was measured | verdict |
# |---|---|---|
# | penalty | noise alone (e) leaves the error well above dropout's; the expected loss with an eighth of the noise (b) has most of the gain | **not refuted**, for most of the gain. A penalty that is not adaptive, L2 at the best of three strengths, comes less far. |
# | averaging | one sub-network alone (d) is no better than a network without dropout, and the average of 100 is about as good as the test pass | **not refuted**: the average is needed. It is not enough: eight networks without dropout, averaged, have half of the gain. |
# | co-adaptation | with normal noise (a) no unit is absent, and the error is the same | **refuted**, as far as it needs absent units |
# | flatness | changed weights harm L2 (c) less than dropout, and its error is higher; they harm noise alone almost as much as no dropout, and its error is much lower | **refuted**: this measure does not tell which network is better. Noise on the weights *while training* is almost as good as dropout, but it changes the expected loss, too. |
# | gradient noise | with an eighth of it (b) the error is a little higher, by 0.6 ± 0.2 points; alone (e) it has about half of the gain | **refuted** as the main reason; a small part of the gain is its own |
#
# Three null results carry the verdicts, and their intervals say how much could be hidden in them: normal noise against
# dropout, one sub-network against no dropout, and dropout against no dropout with right labels. Wei et al. (2020) tell
# penalty and noise apart by the same kind of experiment.
#
# **It does not show** that it is so everywhere: this is one small network and one data set, with wrong labels in it. With
# right labels (last lines above) there is no gain to explain, while dropout makes the network redundant and
# insensitive all the same. Nor are penalty and averaging rivals: the loss that is averaged over masks belongs to the network whose
# test pass is an average.
#
# </details>

# %% [markdown]
# **Run it yourself.** The next cell trains all seven kinds of network on a seed that is not in the record, with coins that
# you can change, and draws its errors as diamonds over the record. Write more seeds if you have time; each takes some ten
# seconds.

# %% tags=["experiment"]
fair = mlp.replayed(lambda h, rng: 2.0 * rng.integers(2, size=h.shape) * h)  # p = 1/2, survivors are doubled
mine = [why.run(seed, fair) for seed in track([20])]
show(draw.treatments({name: errors[name] for name in mine[0]}, {"error": "test error (%)"}, mine))

# %% [markdown]
# ## What you can now prove
#
# - One scaled pass is exactly the mean of all sub-networks for a linear layer, and exactly their geometric mean
#   before a softmax, as long as no nonlinearity follows the masked units; so also behind the last ReLU of a network.
#   Where another layer with a ReLU follows, it is in general neither.
# - On the inputs of a linear unit, dropout is a penalty with a λ for each column: it does not depend on units of
#   measurement, and it prefers equal weights. In logistic regression it hardly shrinks the weights that make the model
#   sure.
# - An experiment that takes away one thing can refute an explanation; that a quantity changes together with the error
#   cannot establish one.
#
# **Open questions.** Which of the five would you test on a network that sees each example once? Would masks that are
# the same for all layers have another penalty? Can a network be redundant and still memorise wrong labels?
#
# **Sources, and what they get wrong.** The pages are listed at the end of notebook 1. [A], the two-neuron page: the
# ensemble, and an expected output that only a linear network keeps. [D], the overview: "an averaged model" without
# saying which average, L2 without saying which λ, and co-adaptation as the first reason. [C], the Keras course: an
# analogy that it does not measure; that the network is "less sensitive to the specific weights of neurons" is right.
# Srivastava et al. (2014, *JMLR* 15): they call the pass an approximate average, which it is; normal noise, too, is
# theirs. Hinton et al. (2012, arXiv 1207.0580) and Baldi and Sadowski (2013, *NIPS*): the geometric mean. Wager et al.
# (2013, *NIPS*): the penalty. Wei et al. (2020, *ICML*): penalty and noise, told apart.

# %% tags=["experiment"]
from dropout_lab.figures.course_map import my_map
from dropout_lab.page.strip import show_progress

show_progress("05_committee")
show(my_map())
