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
# # From coins to masks
#
# Notebook 1 averages over all coins. Now you toss them: you write the layer that every framework has, correct four
# wrong words from the web, and recognise masks that only look random. Six exercises, 14 points, 80 minutes.
#
# **Guess before anything runs.** Four units give 1, 2, 3 and 4; the sum is 10. A dropout layer drops each of them with
# p = 0.2, by a coin of its own, and divides the survivors by 1 − p. What is the exact mean of their sum in training,
# over all coins? And what is the sum at test time? Write an interval for each, as narrow as you dare.

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
import numpy as np
from dropout_lab.checks import (
    Draw, ask, drawn_rates, exercise, expect, expect_a_coin_each, expect_counts_vary, expect_raises, nonzero, repeat,
    seeded, wrong,
)  # fmt: skip
from dropout_lab.checks.coin_statistics import fingerprint
from dropout_lab.content.suspects import by_letter, suspects, unmasked
from dropout_lab.figures import masks as draw
from dropout_lab.figures.style import show
from dropout_lab.page import guess, hint, settle
from dropout_lab.visible import coins_to_masks as visible

# %% tags=["experiment"]
guess("mean of the sum in training, exact", low=None, high=None, sure=0.9)
guess("sum at test time", low=None, high=None, sure=0.9)

# %% [markdown]
# ## A coin is a threshold
#
# Draw u evenly from [0, 1) and compare it with p:
#
# $$m = \begin{cases} 0 & u < p \quad\text{(dropped)} \\ 1 & u \ge p \quad\text{(kept)} \end{cases} \qquad P(m = 1) = 1 - p$$

# %% tags=["experiment"]
show(draw.unit_interval(u=np.random.default_rng(11).random(14), p=0.3))

# %% [markdown]
# Of fourteen draws at p = 0.3 you expect 4.2 to be below p; here 6 are. `Dropout(0.3)` gives each unit a chance of
# 0.3; it does not fix how many are dropped.
#
# ### Exercise 1: a coin for every entry ●○○ (15 min, 3 points)
#
# Write `dropout_mask`: one coin for every entry of an array. Page [D] writes `random_binary(shape, p=dropout_rate)`,
# and the reader cannot tell whether p is the chance of a 1. Here p is the chance of dropping: p = 0 keeps all, p = 1 none. (With u > p,
# as in page [A], p = 0 drops an entry where u is 0: once in 2⁵³ draws.)
#
# <details><summary>Hint</summary>How many numbers does a 2 x 3 mask need?</details>
# <details><summary>Formula</summary>An entry is 1 exactly where its own u is at least p.</details>
# <details><summary>First line</summary><code>u = rng.random(shape)</code></details>


# %% nbgrader={"grade_id": "dropout_mask", "solution": true}
def dropout_mask(shape, p, rng):
    """One independent coin per entry: 1 keeps, 0 drops.

    Args:
        shape: of the mask, a tuple of ints of any length.
        p: probability of dropping, from 0 to 1, both included.
        rng: numpy.random.Generator, the only source of chance.

    Returns:
        Array of that shape, entries 0 or 1 of any dtype.

    Raises:
        ValueError: if p lies outside [0, 1] (not tested).

    Example:
        dropout_mask((2, 3), 0, np.random.default_rng(1)) is all ones.

    Source: Srivastava et al. (2014), section 4; there p is the probability of keeping.
    """
    ### BEGIN SOLUTION
    if not 0 <= p <= 1:
        raise ValueError("p is a probability: choose it from 0 to 1.")
    return (rng.random(shape) >= p).astype(float)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_dropout_mask", "grade": true, "points": 2}
with exercise("dropout_mask"):
    visible.test_dropout_mask(dropout_mask)
    ### BEGIN HIDDEN TESTS
    for shape in [(6000,), (11, 13, 17), (2, 3, 4, 5)]:  # as many axes as you like
        ask(dropout_mask, shape, 0.2, seeded(3)).shape(*shape).only(0, 1)
    expect_a_coin_each(Draw(dropout_mask, (2, 3, 4), 0.3))
    ask(dropout_mask, (6000,), 0.3, seeded(4)).independent()
    other_rates = {"rounded-rate": (0.6, 0.7)}
    ask(dropout_mask, (23, 25, 27), 0.34, seeded(5)).independent().kept(0.66, mistakes=other_rates)
    # a coin of a hundred sides cannot hit this rate
    ask(dropout_mask, (60_000,), 0.004, seeded(8)).kept(0.996, mistakes={"rounded-rate": (0.99, 1)})
    rng = seeded(9)
    small = np.array([np.array(mask) for mask in repeat(dropout_mask, 150, (3,), 0.8, rng)])
    expect(small, "150 masks of three entries").kept(0.2, mistakes={"never-drops-all": 0.2 / (1 - 0.8**3)})
    ask(dropout_mask, (60, 70), 0, seeded(6)).equals(
        np.ones((60, 70)), {"drops-at-rate-zero": lambda m: (m == 0).any()}
    )
    ask(dropout_mask, (60, 70), 1, seeded(7)).equals(np.zeros((60, 70)))
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_dropout_mask_calls", "grade": true, "points": 1}
with exercise("dropout_mask"):
    visible.test_dropout_mask_calls(dropout_mask)
    ### BEGIN HIDDEN TESTS
    expect_counts_vary(Draw(dropout_mask, (20, 30), 0.2), keep=0.8)
    ### END HIDDEN TESTS

# %% tags=["experiment"]
mask = dropout_mask((10, 24), 0.25, np.random.default_rng(10))
show(draw.rows_of_a_mask(mask, p=0.25))

# %% [markdown]
# Rows are examples. Each has coins of its own, new ones in every pass. The number kept varies around 18.
#
# ## Vanilla: multiply at test time
#
# The original layer leaves survivors as they are. On average the next layer gets the share 1 − p of its input, so in the
# test pass, where nothing is dropped, each output is multiplied by 1 − p:
#
# $$\text{train: } x \odot m \qquad \mathbb{E}[x \odot m] = (1 - p)\,x \qquad \text{test: } (1 - p)\,x$$
#
# Page [C], a Keras course, says that at test time outputs "are scaled down by the dropout rate". This can be read in
# two ways. *Reduced by* the share p is right: 1 − p is left. *Multiplied by* p is wrong. (Keras itself does neither:
# its layer is inverted, see below.) The two readings agree at p = 0.5 alone, so an example with p = 0.5 hides the
# mistake. No test here uses it.
#
# ### Exercise 2: the two vanilla passes ●○○ (15 min, 3 points)
#
# Write `vanilla_train` and `vanilla_test`. Return new arrays. Page [A] has numpy code for these passes. It reads global
# variables, computes `out` without returning it, and masks in place, `h1 *= u1`. There this does no harm, because `h1` is a new array. In
# a function that gets its input from a caller, the same line overwrites the caller's array; the cell after the tests
# shows it.
# Results are compared to six digits, here and below: float32 is enough, float16 is not.
#
# <details><summary>Hint</summary>The training pass has coins and no factor, the test pass a factor and no coins.</details>
# <details><summary>Formula</summary>x m in training, (1 − p) x at test time.</details>
# <details><summary>First line</summary><code>u = rng.random(x.shape)</code></details>


# %% nbgrader={"grade_id": "vanilla_dropout", "solution": true}
def vanilla_train(x, p, rng):
    """The training pass of vanilla dropout: survivors stay as they are.

    Args:
        x: array of any shape.
        p: probability of dropping, from 0 to 1, both included.
        rng: numpy.random.Generator.

    Returns:
        Array of x's shape: x where the coin keeps, 0 where it drops. x itself is not changed.

    Raises:
        ValueError: if p lies outside [0, 1] (not tested).

    Example:
        vanilla_train(np.array([3.0, 4.0]), 1, np.random.default_rng(0)) is [0, 0].

    Source: Srivastava et al. (2014), section 4.
    """
    ### BEGIN SOLUTION
    if not 0 <= p <= 1:
        raise ValueError("p is a probability: choose it from 0 to 1.")
    return x * (rng.random(x.shape) >= p)
    ### END SOLUTION


def vanilla_test(x, p):
    """The test pass of vanilla dropout: no coins, one factor.

    Args:
        x: array of any shape.
        p: the probability of dropping used in training, from 0 to 1, both included.

    Returns:
        Array of x's shape, the mean of ``vanilla_train`` over its coins. x itself is not changed.

    Raises:
        ValueError: if p lies outside [0, 1] (not tested).

    Example:
        vanilla_test(np.array([3.0, 4.0]), 0.1) is [2.7, 3.6].

    Source: Srivastava et al. (2014), section 4.
    """
    ### BEGIN SOLUTION
    if not 0 <= p <= 1:
        raise ValueError("p is a probability: choose it from 0 to 1.")
    return x * (1 - p)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_vanilla_dropout_train", "grade": true, "points": 2}
with exercise("vanilla_train"):
    visible.test_vanilla_dropout_train(vanilla_train)
    ### BEGIN HIDDEN TESTS
    for shape in [(6000,), (27, 25, 23)]:
        x = nonzero(26, *shape).T  # and not contiguous
        out = ask(vanilla_train, x, 0.2, seeded(27)).scales(x, 1)
        out.blind_to(x).independent().kept(0.8)
    expect_a_coin_each(Draw(vanilla_train, nonzero(28, 2, 3, 4), 0.3))
    expect_counts_vary(Draw(vanilla_train, nonzero(30, 20, 30), 0.2), keep=0.8)
    x = np.rint(4 * nonzero(33, 60, 70)).astype(int)
    ask(vanilla_train, x, 0, seeded(34)).equals(x, {"drops-at-rate-zero": lambda out: (out == 0).any()})
    ask(vanilla_train, x, 1, seeded(35)).equals(0 * x, {"keeps-at-rate-one": lambda out: (out != 0).any()})
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_vanilla_dropout_test", "grade": true, "points": 1}
with exercise("vanilla_test"):
    visible.test_vanilla_dropout_test(vanilla_test)
    ### BEGIN HIDDEN TESTS
    for p in (0, 0.1, 0.75, 1):
        x = nonzero(37, 2, 3, 5)
        others = {"drops-at-rate-zero": 0 * x, "keeps-at-rate-one": lambda out: (out != 0).any() and p == 1}
        ask(vanilla_test, x, p).equals((1 - p) * x, others if p in (0, 1) else {})
    whole = np.rint(4 * nonzero(38, 50)).astype(int)
    ask(vanilla_test, whole, 0.3).equals(0.7 * whole)
    ### END HIDDEN TESTS


# %% tags=["experiment"]
def drop_in_place(h):
    h *= np.array([1, 0, 1, 1]) / 0.8


activations = np.array([1.0, 2.0, 3.0, 4.0])
print("in place, without return:", drop_in_place(activations), "| the caller's array is now", activations)
try:
    drop_in_place(np.array([1, 2, 3, 4]))
except TypeError as error:
    print("in place, with integers:", type(error).__name__)
# "scaling at test time costs speed": no, multiply it into the next weights, once
x, W = np.arange(1.0, 9.0).reshape(2, 4), np.arange(12.0).reshape(4, 3)
print("in the weights, the same output:", np.allclose(vanilla_test(x, 0.3) @ W, x @ (0.7 * W), rtol=0, atol=1e-9))

# %% [markdown]
# ## Inverted: divide in training
#
# If survivors are divided by 1 − p, the share that is kept on average, the test pass needs no factor:
#
# $$\text{train: } \frac{x \odot m}{1 - p} \qquad \mathbb{E}\left[\frac{x \odot m}{1 - p}\right] = x \qquad \text{test: } x$$
#
# Page [A] says "scale down the output", while its code divides by 1 − p: survivors become **larger**. Page [D]
# praises the "Same code path at train and test"; but there are two, since only training tosses coins. What is true: the
# test pass is the plain network, with its weights as they were trained.

# %% [markdown]
# ### Exercise 3: the layer in use ●●○ (20 min, 4 points)
#
# Write `inverted_dropout`, the layer of PyTorch, Keras and Flax. At p = 1 the formula is 0/0; the result is to be zeros.
# Return `(out, cache)`; the cache holds what your backward pass will need in notebook 4.
#
# <details><summary>Hint</summary>Three cases: test time, p = 1, everything else.</details>
# <details><summary>Formula</summary>x m / (1 − p) while training, x itself otherwise.</details>
# <details><summary>First line</summary><code>if not train: return x, None</code></details>


# %% nbgrader={"grade_id": "inverted_dropout", "solution": true}
def inverted_dropout(x, p, rng, train=True):
    """Inverted dropout: survivors grow in training, nothing happens at test time.

    Args:
        x: array of any shape, floats or integers.
        p: probability of dropping, from 0 to 1, both included; in training 0 is the identity, 1 gives zeros.
        rng: numpy.random.Generator.
        train: True tosses coins, False is the test pass.

    Returns:
        (out, cache): out has x's shape; cache is anything you like. x itself is not changed.

    Raises:
        ValueError: if p lies outside [0, 1] (not tested).

    Example:
        inverted_dropout(np.array([3.0, 4.0]), 0.2, np.random.default_rng(0), train=False)[0] is [3, 4].

    Source: Srivastava et al. (2014), section 10; there 1/p, since p keeps.
    """
    ### BEGIN SOLUTION
    if not 0 <= p <= 1:
        raise ValueError("p is a probability: choose it from 0 to 1.")
    if not train:
        return x, None
    mask = np.zeros(x.shape) if p == 1 else (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_inverted_dropout_train", "grade": true, "points": 2}
with exercise("inverted_dropout"):
    visible.test_inverted_dropout_train(inverted_dropout)
    ### BEGIN HIDDEN TESTS
    for shape in [(6000,), (27, 25, 23)]:
        x = nonzero(46, *shape).T  # and not contiguous
        out = ask(inverted_dropout, x, 0.2, seeded(47)).first_of("out", "cache").scales(x, 1.25)
        out.blind_to(x).independent().kept(0.8)
    expect_a_coin_each(Draw(inverted_dropout, nonzero(48, 2, 3, 4), 0.3, part=0))
    expect_counts_vary(Draw(inverted_dropout, nonzero(49, 20, 30), 0.2, part=0), keep=0.8)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_inverted_dropout_eval", "grade": true, "points": 1}
with exercise("inverted_dropout"):
    visible.test_inverted_dropout_eval(inverted_dropout)
    ### BEGIN HIDDEN TESTS
    for shape, p in [((50,), 0.8), ((3, 4, 5), 0.1), ((60, 2), 0), ((7, 5), 1)]:
        x = nonzero(53, *shape)
        out = ask(inverted_dropout, x, p, seeded(54), train=False).first_of("out", "cache")
        out.equals(x, {"nothing-left-at-test": 0 * x})
    x, rng = nonzero(55, 20, 30), seeded(56)  # an evaluation between two training passes changes neither of them
    for train in (True, False, True):
        what = ask(inverted_dropout, x, 0.3, rng, **({} if train else {"train": False})).first_of("out", "cache")
        if train and np.array_equal(what.array(), x):
            wrong(f"{what.source} after a call with train=False dropped nothing", "remembers-the-option")
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_inverted_dropout_edges", "grade": true, "points": 1}
with exercise("inverted_dropout"):
    dropped, left = visible.test_inverted_dropout_edges(inverted_dropout)
    ### BEGIN HIDDEN TESTS
    whole = np.rint(4 * nonzero(64, 60, 70)).astype(int)
    ask(inverted_dropout, whole, 0.2, seeded(65)).first_of("out", "cache").scales(whole, 1.25)
    ask(inverted_dropout, whole, 0.0, seeded(66)).first_of("out", "cache").equals(whole, dropped)
    ask(inverted_dropout, whole, 1.0, seeded(67)).first_of("out", "cache").equals(0 * whole, left)
    ### END HIDDEN TESTS

# %% [markdown]
# ## A thousand passes
#
# Each row has its own coins, so a thousand passes are one call with a thousand rows. The sum of (1, 2, 3, 4) is 10.
# Where does its running mean go, for your two layers and for "scale down" read literally?

# %% tags=["experiment"]
x = np.tile([1.0, 2.0, 3.0, 4.0], (1000, 1))
seeds = [np.random.default_rng(seed) for seed in range(20)]
sums = {
    "inverted": [np.sum(inverted_dropout(x, 0.2, rng)[0], axis=1) for rng in seeds],
    "vanilla": [np.sum(vanilla_train(x, 0.2, rng), axis=1) for rng in seeds],
    "scaled down": [0.8 * np.sum(vanilla_train(x, 0.2, rng), axis=1) for rng in seeds],
}
figure = draw.running_means(sums, expected={"inverted": 10, "vanilla": 8, "scaled down": 6.4}, full=10)
settle("mean of the sum in training, exact", 10, figure.axes[0], along="y")  # a thousand passes come near it
settle("sum at test time", np.sum(inverted_dropout(x[0], 0.2, seeds[0], train=False)[0]))
show(figure)

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** The bands, over 20 seeds, become narrower like 1/√n; they lie around 10, 8 and 6.4. The sum of
# one inverted pass has standard deviation √7.5 ≈ 2.7. It is exactly 10 only where the 2 is dropped and nothing else,
# in about one pass of ten. What stays 10 is the average over passes. At test time nothing is dropped and nothing is
# multiplied: the sum is 10.
#
# **What it does not show.** That the coins are independent, or that the mean is kept behind a ReLU (notebook 1).
#
# </details>

# %% [markdown]
# ### Exercise 4: four wrong words ●●○ (10 min, 2 points)
#
# Four claims, each with a wrong factor. `right_factor` returns the factor that is right, for any p but 0 and 1.
#
# - `"rate"`: a vanilla network's outputs are multiplied, at test time, by p.
# - `"down"`: inverted dropout multiplies survivors, in training, by 1 − p.
# - `"eval"`: `model.eval()` is needed because PyTorch then multiplies by 1 − p.
# - `"ones"`: the mask is 1 with probability p; survivors times 1/(1 − p) keep the expected value. The mask
#   stays as it is: only the factor is wrong.
#
# <details><summary>Hint</summary>Write down E of one output before you correct the word.</details>
# <details><summary>Formula</summary>Factor times the chance of surviving must be what the other pass gives.</details>
# <details><summary>First line</summary><code>q = 1 - p</code></details>


# %% nbgrader={"grade_id": "wrong_word", "solution": true}
def right_factor(claim, p):
    """The factor that belongs where a claim names a wrong one.

    Args:
        claim: "rate", "down", "eval" or "ones".
        p: the probability named in the claim, strictly between 0 and 1.

    Returns:
        The right factor, a number.

    Raises:
        ValueError: for another claim (not tested).

    Example:
        right_factor("rate", 0.5) is 0.5: at this p the wrong word is right.

    Source: the expectation of a coin, notebook 1.
    """
    ### BEGIN SOLUTION
    q = 1 - p
    factors = {"rate": q, "down": 1 / q, "eval": 1.0, "ones": 1 / p}
    if claim not in factors:
        raise ValueError(f"unknown claim {claim!r}; choose from {sorted(factors)}.")
    return factors[claim]
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_wrong_word", "grade": true, "points": 2}
with exercise("right_factor"):
    visible.test_wrong_word(right_factor)
    ### BEGIN HIDDEN TESTS
    for p in drawn_rates(64, 3):
        q = 1 - p
        ask(right_factor, "rate", p).equals(
            q, {"scales-by-rate": p, "test-does-not-scale": 1, "divides-at-test": 1 / q}
        )
        ask(right_factor, "down", p).equals(1 / q, {"scales-down": q, "not-rescaled": 1, "divides-by-p": 1 / p})
        ask(right_factor, "eval", p).equals(1, {"vanilla-at-eval": q, "rate-at-inference": p, "divides-at-test": 1 / q})
        ones = {"divides-by-the-dropped": lambda factor: np.isclose(factor, [1 / q, 1, p, q]).any()}
        ask(right_factor, "ones", p).equals(1 / p, ones)
    ### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 5: six names, two meanings ●○○ (5 min, 1 point)
#
# `torch`, `keras` and `flax` name the probability of dropping. `srivastava2014`, `deeplearning.ai` and today's `cs231n`
# name the probability of keeping (older years of CS231n dropped). `to_drop_prob` turns any of them into p.
#
# <details><summary>Hint</summary>Two groups of three.</details>
# <details><summary>Formula</summary>p = rate, or p = 1 − keep.</details>
# <details><summary>First line</summary><code>drops = {"torch", "keras", "flax"}</code></details>


# %% nbgrader={"grade_id": "to_drop_prob", "solution": true}
def to_drop_prob(api, value):
    """The probability of dropping behind what an interface or a paper calls its parameter.

    Args:
        api: "torch", "keras", "flax", "cs231n", "srivastava2014" or "deeplearning.ai".
        value: the number given there, from 0 to 1.

    Returns:
        The probability of dropping, a number.

    Raises:
        ValueError: if the name is none of the six.

    Example:
        to_drop_prob("keras", 0.2) is 0.2.

    Source: each interface's documentation; Srivastava et al. (2014), section 4.
    """
    ### BEGIN SOLUTION
    drops = {"torch", "keras", "flax"}
    keeps = {"cs231n", "srivastava2014", "deeplearning.ai"}
    if api not in drops | keeps:
        raise ValueError(f"unknown name {api!r}; choose from {sorted(drops | keeps)}.")
    return value if api in drops else 1 - value
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_to_drop_prob", "grade": true, "points": 1}
with exercise("to_drop_prob"):
    visible.test_to_drop_prob(to_drop_prob)
    ### BEGIN HIDDEN TESTS
    for value in (0, *drawn_rates(65, 2), 1):
        for api in ("torch", "keras", "flax"):
            ask(to_drop_prob, api, value).equals(value, {"drop-taken-for-keep": 1 - value})
        for api in ("srivastava2014", "deeplearning.ai", "cs231n"):
            ask(to_drop_prob, api, value).equals(1 - value, {"keep-taken-for-drop": value})
    for name in ("cabbage", ""):  # an initial is no name, and no name is none of the six
        expect_raises(ValueError, to_drop_prob, name, 0.2)
    ### END HIDDEN TESTS

# %% [markdown]
# ## One mask is real
#
# Here are five masks of 24 examples by 36 units, with p = 0.25. One comes from your `dropout_mask`. Four are fakes:
# they drop the right share, but not with independent coins. Note on paper which letter is real, before you run the
# second cell.

# %% tags=["experiment"]
show(draw.line_up(by_letter(suspects(dropout_mask, np.random.default_rng(43)))))

# %% [markdown]
# Now measure four numbers, over forty seeds: the share that is kept; how much the counts of the rows vary, compared
# with independent coins (which give 1); the correlation of a unit's coin with that of the next unit; and the
# correlation of a row with the row above it, shifted to where the two fit best.

# %% tags=["experiment"]
runs = [suspects(dropout_mask, np.random.default_rng(seed)) for seed in range(40)]
measured = unmasked(runs, fingerprint)
show(draw.fingerprints(measured, real=next(name for name in measured if name.endswith("real"))))

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** The share finds no fake: each of them passes a test of the mean. At least one other number
# finds each. In the last panel the real mask has 0.37, not 0: of 36 shifts the one that fits best is taken, and by
# chance one always fits a little. Did you suspect B, because its crosses come in clusters? Independent coins form clusters, too.
#
# **What it does not show.** That the coins of B are independent. For any finite list of tests there is a fake that
# passes them all.
#
# </details>

# %% [markdown]
# ### Exercise 6: from memory ●○○ (10 min, 1 point)
#
# Answer without reading above. The check explains two of the four letters of each question now, the other two when
# it is graded.
#
# 1. `Dropout(0.2)`, one training pass: (a) exactly a fifth of the units is dropped; (b) every unit of every example
#    has a new coin of its own; (c) the mask of this epoch is used; (d) a fifth of the weights is removed for ever.
# 2. At test time PyTorch and Keras (a) multiply by p; (b) multiply by 1 − p; (c) change nothing; (d) still toss coins.
# 3. The factor 1/(1 − p) keeps, in training, (a) each unit's expectation; (b) the sum over the layer; (c) the
#    variance; (d) the mean of whatever nonlinearity follows.
# 4. The inverted form is preferred because (a) both passes share one code path; (b) vanilla must multiply in every
#    test pass; (c) a larger p then drops less; (d) the weights can be used as they were trained: no factor has to be
#    multiplied into them.
#
# <details><summary>Hint</summary>A layer may have a single unit. Which of the four answers make sense for it?</details>
# <details><summary>Where to look</summary>For 1, toss five coins with p = 0.2 again and again: does exactly one fall on
# "drop"? For 2 and 4, compare the test pass under <em>Inverted</em> with that under <em>Vanilla</em>. For 3, take x =
# (1, 2, 3, 4) and p = 0.2 as under <em>A thousand passes</em>: what stays in a single pass, what only on average?</details>
# <details><summary>First line</summary>Begin with question 3: in a single pass no unit keeps its value, and the sum
# rarely does. What is left is a statement about the average of one unit.</details>

# %% nbgrader={"grade_id": "quiz_inference", "solution": true}
answers = None  # replace None by your letters, such as {1: "a", 2: "a", 3: "a", 4: "a"}
### BEGIN SOLUTION
answers = {1: "b", 2: "c", 3: "a", 4: "d"}
### END SOLUTION

# %% nbgrader={"grade_id": "test_quiz_inference", "grade": true, "points": 1}
with exercise("answers"):
    why = visible.test_quiz_inference(answers)
    ### BEGIN HIDDEN TESTS
    why[1] |= {"a": "quota-in-each-pass", "b": "a-fresh-coin-each"}
    why[2] |= {"b": "vanilla-at-inference", "c": "identity-at-inference"}
    why[3] |= {"a": "expectation-stays", "b": "sum-stays"}
    why[4] |= {"a": "same-code-path", "d": "plain-network-deployed"}
    expect(answers, "answers").chosen({1: "b", 2: "c", 3: "a", 4: "d"}, why)
    ### END HIDDEN TESTS

# %% [markdown]
# ## What you can now prove
#
# - A mask is one comparison per entry; p is the chance of dropping, not the share that is dropped.
# - Vanilla multiplies by 1 − p at test time, inverted by 1/(1 − p) in training. Both keep expectations, not the sum
#   of each pass.
# - A right mean proves little: all four fakes have it.
#
# **Open questions.** How many coins does it take to tell 1 − p = 0.75 from 0.70? Which fake would hurt training least? Are vanilla and
# inverted the same training run (notebook 4)?
#
# **Sources, and what they get wrong.** The pages are listed at the end of notebook 1. Srivastava et al. (2014),
# *JMLR* 15: right; its p keeps. [D], the overview: an ambiguous mask, and one code path where there are two. [C], the
# Keras course: an ambiguous factor at test time, for a library that has none there. [A], the two-neuron page: the
# word "down" for a division, steps without `return`, and PyTorch's `eval()` explained by vanilla's factor.

# %% tags=["experiment"]
from dropout_lab.figures.course_map import my_map
from dropout_lab.page.strip import show_progress

show_progress("03_coins_to_masks")
show(my_map())
