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
# # The silent-bug museum
#
# Twelve exhibits, each found or proposed in a course, a library or an answer on the web. None raises an error. With
# each of them a network trains. At the end you write a test that finds such bugs. Three exercises, 8 points, 135 minutes.
#
# **Guess before anything runs.** Twelve networks learn to read digits, each with one bug. With how many bugs does the test
# error at least double? Of 12 wrong dropout layers, how many pass a test that compares the mean, to one percent? And of
# 100 right layers, how many are accused by a test of the share of dropped entries that allows two standard deviations?

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

import numpy as np
from dropout_lab.checks import exercise, expect, implementations
from dropout_lab.content import bug_experiments, exhibits, quiz
from dropout_lab.figures import exhibits as draw
from dropout_lab.figures.style import show
from dropout_lab.page import guess, hint, settle
from dropout_lab.records.pairs import told
from dropout_lab.visible import bug_museum as visible

public = implementations.public()  # sixteen layers to try your test on
hidden = implementations.ImplementationSuite()  # empty here; it is filled when you hand in

# %% tags=["experiment"]
guess("bugs that double the error", low=None, high=None, sure=0.9)
guess("wrong layers that slip past a test of the mean", low=None, high=None, sure=0.9)
guess("of 100 right layers, accused at two sigma", low=None, high=None, sure=0.9)

# %% [markdown]
# ## The collection
#
# The code is ours; the mistakes are real. Each exhibit states what its code should do. **Exactly one numbered line
# prevents it.** Find that line, and choose the one of the four replacements (a) to (d) that fixes it. `p` is the
# probability of dropping, `keep` that of keeping. Choose on the cards as you read: below them stands what you have
# chosen, as the line to write in exercise 1.

# %% tags=["experiment"]
exhibits.show_exhibits(1, 2, 3)

# %% [markdown]
# Three exhibits with a factor. A wrong factor is wrong on average, so no single pass shows it:

# %% tags=["experiment"]
exhibits.show_exhibits(4, 5, 6)

# %% [markdown]
# Exhibits 7 and 8 are backward passes. For 9 and 10 ask which entries share a coin, and for 11 and 12 when coins are
# tossed:

# %% tags=["experiment"]
exhibits.show_exhibits(7, 8, 9, 10, 11, 12)

# %% [markdown]
# ### Exercise 1: twelve wrong lines ●●○ (40 min, 3 points)
#
# For each exhibit give the number of the line that works against its purpose, and the letter of the repair. For many
# wrong choices in exhibits 1 to 8 you read here what they would lead to; for the others, and for exhibits 9 to 12, you
# read it after grading. Copy the line below the cards: it is your answer.
#
# <details><summary>Hint</summary>Say aloud what each line does to one kept entry, and to one dropped one.</details>
# <details><summary>Formula</summary>Inverted: E[out] = x in training, out = x afterwards; dx goes through the same mask and the same factor as x.</details>
# <details><summary>First line</summary><code>answers = {1: (2, ...), ...}</code>: in exhibit 1, line 2 is the wrong one. With which replacement are the coins fresh at each call?</details>

# %% nbgrader={"grade_id": "exhibits", "solution": true}
answers = None  # replace None by {1: (line number, "repair letter"), 2: ..., 12: ...}
### BEGIN SOLUTION
answers = {1: (2, "c"), 2: (2, "a"), 3: (2, "d"), 4: (5, "b"), 5: (5, "c"), 6: (4, "d")}
answers |= {7: (3, "a"), 8: (3, "c"), 9: (3, "b"), 10: (3, "a"), 11: (2, "d"), 12: (4, "b")}
### END SOLUTION

# %% nbgrader={"grade_id": "test_exhibits_lines", "grade": true, "points": 1}
with exercise("answers"):
    visible.test_exhibits_lines(answers)
    ### BEGIN HIDDEN TESTS
    lines = {1: "2", 2: "2", 3: "2", 4: "5", 5: "5", 6: "4", 7: "3", 8: "3", 9: "3", 10: "3", 11: "2", 12: "4"}
    exhibits.expect_lines(expect(answers, "answers"), lines)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_exhibits_repairs", "grade": true, "points": 2}
with exercise("answers"):
    visible.test_exhibits_repairs(answers)
    ### BEGIN HIDDEN TESTS
    repairs = dict(zip(exhibits.EXHIBITS, "cadbcdacbadb", strict=True))
    exhibits.expect_repairs(expect(answers, "answers"), repairs)
    ### END HIDDEN TESTS

# %% [markdown]
# Here are the masks of four of these layers, two calls in a row each, beside right ones. Which of the four would you
# notice?


# %% tags=["experiment"]
def coins(draw_mask):
    rng = np.random.default_rng(5)
    return [draw_mask(rng) for _ in range(2)]


masks = {
    "seed inside": coins(lambda rng: np.random.default_rng(1).random((16, 16)) >= 0.5),
    "normal draws": coins(lambda rng: rng.standard_normal((16, 16)) < 0.5),
    "one map for all": coins(lambda rng: np.tile(rng.random((16, 4)) >= 0.5, (1, 4))),
    "one mask a batch": coins(lambda rng: np.tile(rng.random(16) >= 0.5, (16, 1))),
    "real coins": coins(lambda rng: rng.random((16, 16)) >= 0.5),
}
show(draw.gallery(masks))

# %% [markdown]
# <details><summary>What you should see</summary>
#
# A single mask shows the stripes of a mask that the batch shares. For the fixed seed you must compare two calls. For the normal draws
# you must count the kept units.
#
# </details>

# %% [markdown]
# ## What accuracy saw
#
# A network was trained with each bug: 800 digits, a fifth of the labels drawn again at random (notebook 4), two hidden
# layers, p = 0.5, 20 seeds. Each is compared with a right layer that had the same seed and the same rate; exhibit 2 ran at
# p = 0.4. The numbers are recorded by `tools/record_bugs.py`: `worse[number]` has a row for each
# seed, with the test error of the exhibit and its negative log-likelihood, each divided by that of the right layer.

# %%
runs = bug_experiments.recorded()  # of 20 seeds; `bug_experiments.run(seed)` trains one of them anew
worse = bug_experiments.compared(runs)  # exhibit to ratios, (seeds, 2)

# %% [markdown]
# ### Exercise 2: which bugs show? ●○○ (10 min, 1 point)
#
# Call a bug **visible** if it at least doubles the test error, on average over the seeds. Give the set of visible
# exhibits: first guess, then find it out from `worse`.
#
# <details><summary>Hint</summary>Which column of <code>worse[1]</code> is the test error, and which number means twice as many errors?</details>
# <details><summary>Formula</summary>mean over the seeds of (error with the bug / error without) ≥ 2</details>
# <details><summary>First line</summary><code>worse[1][:, 0].mean()</code> is the ratio of exhibit 1</details>

# %% nbgrader={"grade_id": "accuracy_table", "solution": true}
visible_bugs = None  # replace None by a set of exhibit numbers
### BEGIN SOLUTION
visible_bugs = {number for number, ratios in worse.items() if ratios[:, 0].mean() >= 2}
### END SOLUTION

# %% nbgrader={"grade_id": "test_accuracy_table", "grade": true, "points": 1}
with exercise("visible_bugs"):
    got = visible.test_accuracy_table(visible_bugs)
    ### BEGIN HIDDEN TESTS
    mistakes = {"changes-no-prediction": {8, 12}, "likelihood-not-accuracy": {3, 4, 5}}
    exhibits.expect_visible(got, {11}, mistakes)
    ### END HIDDEN TESTS

# %% tags=["experiment"]
settle("bugs that double the error", bug_experiments.doubled(worse))
titles = {number: exhibits.EXHIBITS[number].title for number in worse}
show(draw.bug_table(titles, worse))
percent = {bug: 100 * np.array([run[bug][0] for run in runs]) for bug in runs[0]}
for number, title in titles.items():
    control = bug_experiments.control_of(number)
    print(told(f"{number} {title}, test error in %", "bug", "no bug", percent[number], percent[control]))

# %% [markdown]
# **Run it yourself:** this cell trains all networks of seed 0 again. Nothing below needs it.

# %% tags=["experiment"]
again = bug_experiments.run(0)
print("seed 0, trained again, within half a percent:", all(abs(again[n][0] - runs[0][n][0]) < 0.005 for n in again))

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** Two of the twelve, 8 and 12, cannot change a prediction: one overwrites a gradient after its
# use, the other is about a spread. Of the ten that could show, one doubles the error: 11, by 9.5 ± 0.5 points. Judged in
# pairs, five more have a larger error: 1 by 3.5 ± 0.6 points, then 7, 10 and 2 by more than one point, and 4 by 0.6 ± 0.2.
# For the other four, 3, 5, 6 and 9, zero lies inside the interval. This is a null result, and at most half a point is hidden
# in it. But somebody who trains once, and has no right layer beside it, sees none of the five.
# **Accuracy alone is no test of dropout.** The right panel shows some bugs that the left one misses. And it praises two: 1
# and 7 have a better likelihood than the right layer in all 20 seeds.
#
# **What it does not show.** That these bugs are harmless. A wrong factor ruins the probabilities; a shared mask, a wider
# layer or another optimizer may cost more than here. In exhibit 1 each
# example meets one mask for ever, since the batches never change here; where they are mixed anew in each epoch, it does not.
#
# </details>

# %% [markdown]
# ## Three tests
#
# A test finds a bug only if it looks at what the bug changes. Here are three tests: the share of dropped entries at p =
# 0.5; the mean, to one percent; an input of ones, in evaluation. How many of twelve wrong layers does each find?


# %% tags=["experiment"]
def share_at_a_half(fn):
    out, _ = fn(np.full((300, 200), 2.0), 0.5, np.random.default_rng(1))
    return None if abs(np.mean(out == 0) - 0.5) < 0.02 else "half should fall"


def mean_within_a_percent(fn):
    out, _ = fn(np.full((300, 200), 2.0), 0.25, np.random.default_rng(1))
    return None if abs(out.mean() - 2) < 0.02 else "the mean moved"


def ones_in_evaluation(fn):
    out, _ = fn(np.ones((3, 4)), 0.25, np.random.default_rng(1), train=False)
    return None if np.array_equal(out, np.ones((3, 4))) else "evaluation is the identity"


# %% tags=["experiment"]
guards = {
    "share,\np = 0.5": share_at_a_half,
    "mean,\n1%": mean_within_a_percent,
    "ones,\nevaluation": ones_in_evaluation,
}
three = {name: public.verdicts(check) for name, check in guards.items()}
slipped = {name: sum(found[wrong] is None for wrong in public.wrong) for name, found in three.items()}
settle("wrong layers that slip past a test of the mean", slipped["mean,\n1%"])
for name, count in slipped.items():
    print(f"{' '.join(name.split())}: catches {len(public.wrong) - count} of {len(public.wrong)} wrong layers")

# %% [markdown]
# ## How wide a bound?
#
# A random share is never exact. If the bound is too tight, the test accuses right layers; if it is too wide, a wrong rate
# passes. The share of n coins has standard deviation
#
# $$\sigma = \sqrt{\frac{p(1 - p)}{n}}$$
#
# You guessed how often a bound of 2σ accuses a right layer. Does it help to toss more coins?


# %% tags=["experiment"]
def alarm_rates(p, width, coins, rng, trials=300):
    sigma = np.sqrt(0.25 * 0.75 / np.array(coins))  # of a layer that drops a quarter
    return [np.mean(abs(rng.binomial(n, p, trials) / n - 0.25) > width * s) for n, s in zip(coins, sigma, strict=True)]


# %% tags=["experiment"]
counts = [100, 300, 1_000, 3_000, 10_000, 30_000, 100_000]
layers = {"right, p = 0.25": 0.25, "drops 0.30": 0.30, "drops 0.75": 0.75}
seeds = range(5)
rates = {
    f"bound of {width} σ": {
        name: [alarm_rates(p, width, counts, np.random.default_rng(seed)) for seed in seeds]
        for name, p in layers.items()
    }
    for width in (2, 6)
}
figure = draw.alarms(counts, rates)
alarmed = 100 * np.mean(rates["bound of 2 σ"]["right, p = 0.25"])
settle("of 100 right layers, accused at two sigma", alarmed, figure.axes[0], along="y")
show(figure)

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# Five seeds of 300 trials. At 2σ about one right layer in twenty is accused, **however many coins you toss**. At 6σ
# about two in a billion are accused, and ten thousand coins still tell 0.25 from 0.30. **What this does not show:**
# the bound assumes independent entries. If entries share a coin, the observed share varies more than σ, and a test of
# the share fails for the wrong reason. Test independence first.
#
# </details>
#
# ## Your own test
#
# ### Exercise 3: a test of a layer ●●● (55 min, 4 points)
#
# Write a test of `fn(x, p, rng, train=True) -> (out, cache)`, whose contract is the docstring of `inverted_dropout` in
# notebook 3: x is an array of any shape, of floats or integers, and is not changed. Out has its shape. In training each
# entry falls with probability p, by a coin of its own from `rng`, and what is kept is divided by 1 − p; p = 0 is the
# identity, and p = 1 gives zeros. With `train=False` out equals x. Your test is tried
# on a hidden set of right and wrong layers, the zoo. **If it accuses one right layer, all four points are lost.** Else
# you get one point each for 5, 15, 20 and 24 of 25 wrong ones caught. The last point also asks for a sentence about each
# fn that raises. Each check first says how many of the 12 wrong layers in `public.wrong` you catch. The 25 hidden ones
# are of the same kinds and of more.
#
# Where notebook 3 says nothing, a right layer is free. It may draw in any order and any number of times, use a dtype of six
# digits or more, put anything into the cache, return x itself or a copy in evaluation, and do anything for p outside
# [0, 1]. Floats differ in their last digits. For each fn use at most a few hundred calls, arrays of up to 10⁵ entries,
# and well under a second. If fn raises, it is wrong, and your test returns a sentence about it.
#
# <details><summary>Hint</summary>For each promise of notebook 3's docstring: which call shows that it is broken? Then three questions that are easily forgotten. May two entries share a coin? May the next call toss the same coins? May a coin look at x, or the layer change x?</details>
# <details><summary>Formula</summary>Five wrong layers pass a test of the share, of the mean and of the kept entries x/(1 − p). One coin a row: each row is all kept or all dropped, in every call. An exact quota: ten calls keep the same number, while that of coins varies with variance n p (1 − p). A fixed seed: two calls in a row give the same mask. Coins that look at x: more is kept where x > 0 than where x &lt; 0, or where |x| is large. Integers: kept entries of a whole x are cut off. Bounds of 6σ for all that is random, 1e-6 for the rest.</details>
# <details><summary>First lines</summary><code>x = rng.uniform(1, 2, (150, 200)) * rng.choice([-1, 1], (150, 200))</code> has signs and no zeros, so what is 0 in <code>out</code> was dropped; <code>before = x.copy()</code> shows whether x was changed; not p = 0.5. Ten small calls with one generator, stacked as <code>calls</code> (10, 20, 20), tell shared coins: <code>(calls == calls[:, :, :1]).all()</code> is true if a row shares a coin, <code>(calls == calls[:1]).all()</code> if the mask never changes. <code>abs(kept[x > 0].mean() - kept[x &lt; 0].mean())</code> tells coins that look at x.</details>


# %% nbgrader={"grade_id": "check_dropout", "solution": true}
def check_dropout(fn):
    """Looks for a mistake in an implementation of inverted dropout.

    Args:
        fn: called as fn(x, p, rng, train=True), gives (out, cache); see ``inverted_dropout`` in notebook 3.

    Returns:
        None if nothing is wrong, else one sentence that says what (any text that is not empty).

    Raises:
        Nothing; an fn that raises is wrong.

    Example:
        check_dropout(public.right["draws from a binomial"]) is None.

    Source: the docstring of notebook 3, and twelve exhibits.
    """
    ### BEGIN SOLUTION
    try:
        return next(complaints(fn), None)
    except Exception as error:
        return f"it raises {type(error).__name__}"


def complaints(fn):
    """Yields what is wrong, first what is structural, then what is statistical."""
    rng, p, q = np.random.default_rng(8), 0.2, 0.8
    x = rng.uniform(0.5, 2.5, (150, 200)) * rng.choice([-1.0, 1.0], (150, 200))
    before = x.copy()
    out = np.asarray(fn(x, p, np.random.default_rng(1))[0], dtype=float)
    if out.shape != x.shape:
        yield "the shape changes"
    if not np.array_equal(x, before):
        yield "the input changes"
    kept = out != 0
    if not np.allclose(out[kept], x[kept] / q, rtol=1e-5):
        yield "a survivor is not x / (1 - p)"
    again = np.asarray(fn(x, p, np.random.default_rng(1))[0]) != 0
    if not np.array_equal(kept, again):
        yield "the same rng gives other coins"
    source = np.random.default_rng(2)
    corner = before[:20, :20]  # where a few entries tell, no more are asked for
    calls = np.array([np.asarray(fn(corner.copy(), p, source)[0]) != 0 for _ in range(10)])
    if (calls == calls[0]).all():
        yield "the coins never change"
    if any((calls == calls.take([0], axis=axis)).all() for axis in (1, 2)):
        yield "coins are shared"
    for side in (x > 0, abs(x) > 1.5):
        if abs(kept[side].mean() - kept[~side].mean()) > 6 * np.sqrt(p * q * 4 / x.size):
            yield "the coins look at x"
    if abs(kept.mean() - q) > 6 * np.sqrt(p * q / x.size):
        yield "the share is not p"
    if len(set(calls.sum(axis=(1, 2)))) == 1:
        yield "the number dropped never varies"
    if not np.allclose(fn(corner.copy(), p, rng, train=False)[0], corner, rtol=1e-5):
        yield "evaluation is not the identity"
    whole = np.arange(1, 1001)
    out = np.asarray(fn(whole, p, rng)[0], dtype=float)
    if not np.allclose(out[out != 0], whole[out != 0] / q, rtol=1e-5):
        yield "integers are cut off"
    for rate, right in ((0, corner), (1, 0 * corner)):
        if not np.allclose(fn(corner.copy(), rate, rng)[0], right, rtol=1e-5):
            yield f"p = {rate} is not what it should be"
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_check_dropout_fair", "grade": true, "points": 1}
### BEGIN HIDDEN TESTS
def hidden_zoo():
    """Right and wrong layers under what each does; a layer is made of its coins, its factor and its evaluation."""

    def layer(coins=lambda x, p, r: r.random(x.shape) >= p, factor=lambda q, m: 1 / q, test=lambda x, p, r: x):
        def fn(x, p, rng, train=True):
            x = np.asarray(x)
            if not train:
                return test(x, p, rng), None
            mask = np.asarray(coins(x, p, rng)) != 0
            return x * (mask * factor(1 - p or 1, mask)), None

        return fn

    def after(change, train_only=True):  # a right layer, and then something else
        def fn(x, p, rng, train=True):
            out, cache = plain(x, p, rng, train)
            return (change(x, out) if train or not train_only else out), cache

        return fn

    def single(x, p, rng, train=True):
        return np.where(train, plain(x, p, rng)[0], x).astype(np.result_type(x, np.float32)), {"p": p}

    def strict(x, p, rng, train=True):
        if not 0 <= p <= 1:
            raise ValueError("p is a probability")
        dropped = rng.random(np.shape(x)) < p
        return (np.where(dropped, 0.0, x / (1 - p or 1)), dropped) if train else (x, ())

    def in_place(x, p, rng, train=True):
        x[...] = plain(x, p, rng, train)[0]
        return x, None

    def returns_mask(x, p, rng, train=True):
        return plain(np.ones(np.shape(x)) if train else x, p, rng, train)

    def pieces(x, p, r):
        sizes = np.diff(np.linspace(0, x.size, 8).astype(int))
        return np.concatenate([r.random(size) for size in sizes][::-1]).reshape(x.shape) >= p

    def two_coins(x, p, r):
        return (r.random((2, *x.shape)) >= 1 - np.sqrt(1 - p)).all(axis=0)

    def quota(x, p, r):
        return (r.permutation(x.size) >= round(p * x.size)).reshape(x.shape)

    def row(x, p, r):
        return np.broadcast_to(r.random(x.shape[:1] + (1,) * (x.ndim - 1)) >= p, x.shape)

    def column(x, p, r):
        return np.broadcast_to(r.random(x.shape[-1:]) >= p, x.shape)

    plain = layer()
    right = {
        "drops where u < p": strict,
        "keeps where u > p": layer(lambda x, p, r: r.random(x.shape) > p),
        "keeps where u < 1 - p": layer(lambda x, p, r: r.random(x.shape) < 1 - p),
        "throws some draws away first": layer(lambda x, p, r: (r.random(7), r.random(x.shape))[1] >= p),
        "draws integers": layer(lambda x, p, r: r.integers(2**32, size=x.shape) >= p * 2**32),
        "draws in single precision": layer(lambda x, p, r: r.random(x.shape, dtype=np.float32) >= p),
        "draws column by column": layer(lambda x, p, r: r.random(x.shape[::-1]).transpose() >= p),
        "draws from the last entry to the first": layer(lambda x, p, r: r.random(x.size)[::-1].reshape(x.shape) >= p),
        "draws in several pieces": layer(pieces),
        "tosses two coins, each kept with the root of 1 - p": layer(two_coins),
        "draws from an exponential": layer(lambda x, p, r: r.exponential(size=x.shape) >= -np.log1p(-p)),
        "copies x in evaluation": layer(test=lambda x, p, r: x.copy()),
        "keeps the dtype of floats, and caches a dictionary": single,
    }
    wrong = {
        "leaves survivors as they are": layer(factor=lambda q, m: 1.0),
        "shrinks survivors by 1 - p": layer(factor=lambda q, m: q),
        "keeps with probability p": layer(lambda x, p, r: r.random(x.shape) < p),
        "tosses coins in evaluation": layer(test=lambda x, p, r: plain(x, p, r)[0]),
        "shrinks in evaluation": layer(test=lambda x, p, r: x * (1 - p)),
        "drops nothing in training, and tosses coins in evaluation": lambda x, p, r, train=True: plain(
            x, p, r, not train
        ),
        "divides by p": layer(factor=lambda q, m: 1 / max(1 - q, 1e-9)),
        "divides twice": layer(factor=lambda q, m: q**-2),
        "divides by the root of 1 - p": layer(factor=lambda q, m: q**-0.5),
        "keeps and divides by p": layer(lambda x, p, r: r.random(x.shape) < p, lambda q, m: 1 / max(1 - q, 1e-9)),
        "drops a half whatever p is": layer(lambda x, p, r: r.random(x.shape) >= 0.5),
        "compares normal draws with p": layer(lambda x, p, r: r.normal(size=x.shape) >= p),
        "returns the mask": returns_mask,
        "tosses one coin for all": layer(lambda x, p, r: np.full(x.shape, r.random() >= p)),
        "tosses one coin for a row": layer(row),
        "tosses one coin for a column": layer(column),
        "seeds inside": layer(lambda x, p, r: np.random.default_rng(1).random(x.shape) >= p),
        "changes its input": in_place,
        "applies a ReLU": after(lambda x, out: np.maximum(out, 0), train_only=False),
        "drops positive entries alone": layer(lambda x, p, r: (r.random(x.shape) >= p) | (x < 0)),
        "drops the smallest entries": layer(lambda x, p, r: abs(x) >= np.quantile(abs(x), p)),
        "divides by the share that happened to survive": layer(factor=lambda q, m: 1 / max(m.mean(), 1e-9)),
        "cuts integers off": after(lambda x, out: out.astype(np.asarray(x).dtype)),
        "draws from numpy's own generator": layer(lambda x, p, r: np.random.random_sample(x.shape) >= p),
        "drops an exact quota": layer(quota),
    }

    def raises(x, p, rng, train=True):
        return plain(x, p, rng, train)[0].reshape(-1, 7_919), None  # no size that a test would choose

    def alone(x, p, rng, train=True):
        if train:
            raise NameError("name 'mask' is not defined")
        return x, None

    raising = {"raises in every pass": raises, "raises in training": alone}
    return right, wrong, raising


hidden.fill(*hidden_zoo())
### END HIDDEN TESTS
with exercise("check_dropout"):
    visible.test_check_dropout_fair(check_dropout, public)
    ### BEGIN HIDDEN TESTS
    hidden.expect_fair(check_dropout)
    hidden.expect_caught(check_dropout, 5)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_check_dropout_15", "grade": true, "points": 1}
with exercise("check_dropout"):
    visible.test_check_dropout_15(check_dropout, public)
    ### BEGIN HIDDEN TESTS
    hidden.expect_caught(check_dropout, 15)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_check_dropout_20", "grade": true, "points": 1}
with exercise("check_dropout"):
    visible.test_check_dropout_20(check_dropout, public)
    ### BEGIN HIDDEN TESTS
    hidden.expect_caught(check_dropout, 20)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_check_dropout_24", "grade": true, "points": 1}
with exercise("check_dropout"):
    visible.test_check_dropout_24(check_dropout, public)
    ### BEGIN HIDDEN TESTS
    hidden.expect_caught(check_dropout, 24)
    hidden.expect_exceptions_accused(check_dropout)
    ### END HIDDEN TESTS

# %% [markdown]
# ## The kill matrix
#
# The figure has sixteen layers and five tests: the three above, one with a bound of half a σ, and yours.


# %% tags=["experiment"]
def share_within_half_a_sigma(fn):
    out, _ = fn(np.full((300, 200), 2.0), 0.25, np.random.default_rng(1))
    return None if abs(np.mean(out == 0) - 0.25) < 0.5 * np.sqrt(0.25 * 0.75 / out.size) else "not a quarter"


verdicts = three | {
    "share,\n0.5 σ": public.verdicts(share_within_half_a_sigma),
    "yours": public.verdicts(check_dropout),
}
show(draw.kill_matrix(verdicts, list(public.right), list(public.wrong)))

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** The last column is blue above and white below. Each of the three tests catches what it was
# written for; together they still miss three rows. A bound of half a σ accuses right and wrong layers alike, so its
# verdict says nothing.
#
# **What it does not show.** That your test is complete. The hidden zoo has more layers, and real code has more bugs than
# any zoo. How good a test is can only be measured: with layers of which you know whether they are right.
#
# </details>

# %% [markdown]
# ## Six questions from the whole course
#
# From memory, ungraded. Each choice is answered with why.
#
# 1. One scaled test pass gives (a) the mean prediction of all thinned networks; (b) for one softmax unit, their renormalised
#    geometric mean; (c) the average of 2ⁿ networks that were all trained; (d) bagging, with independent networks.
# 2. Training loss lies above validation loss. (a) There is a bug; (b) training loss is measured with coins on; (c) p is
#    large, so little is dropped; (d) this epoch's mask was a bad one.
# 3. A unit is dropped for a whole batch. Its weights, in this step, (a) cannot move; (b) are pruned; (c) move with
#    momentum or Adam; (d) stay, and only its bias is dropped, which has no input.
# 4. Least squares with dropout is (a) ridge with one λ; (b) ridge with a penalty for each column by its norm; (c) plain
#    least squares, since the factor keeps the sum; (d) better on any data.
# 5. True is: (a) spatial dropout drops pixels; (b) alpha dropout sets units to zero; (c) DropConnect is dropout one layer
#    earlier; (d) after attention dropout a row sums to 1 on average only.
# 6. The spread of MC dropout (a) is the uncertainty of a prediction; (b) shrinks as data grow; (c) tells strange inputs from
#    known ones; (d) is the part that the coins make; the noise comes on top.

# %% tags=["experiment"]
my_answers = {1: None, 2: None, 3: None, 4: None, 5: None, 6: None}  # your letters, such as {1: "a", ...}
quiz.answer(my_answers, quiz.COURSE)

# %% [markdown]
# ## What you can now prove
#
# - Of the ten bugs that can change a prediction, you can say which double the test error, and which hardly change it.
# - A test of the mean finds few of these bugs, and a test on ones finds fewer. A bound that is too tight accuses right
#   layers; a wide one needs more coins.
# - A test is as good as the wrong layers that it catches and the right ones that it accepts. Both can be counted.
#
# **Open questions.** Which wrong layer would your test miss? What would a check of `backward` need? How many coins tell a rate
# of 0.25 from 0.251?

# %% [markdown]
# **Sources, and what they get wrong.** Each exhibit names its own; `README.md` beside the notebooks has the links,
# and says which could be read. Some are fixed by now. [D], the overview, warns of one of these twelve bugs, and of no
# other. Keras's documentation: a sum that "is unchanged" (notebook 1). Digits: Alpaydin and Kaynak (1998), UCI.

# %% tags=["experiment"]
from dropout_lab.figures.course_map import my_map
from dropout_lab.page.strip import show_progress

show_progress("08_bug_museum")
show(my_map())
