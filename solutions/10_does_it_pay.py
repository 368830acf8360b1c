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
# # Does it still pay?
#
# Dropout was found on small data sets that were shown to a network hundreds of times. Large language models read most of their
# text once. This notebook puts coins into a Transformer, drops whole blocks, lets coins choose what to label, and ends with one
# question: for which rate, how much data, and how many epochs does dropout pay? Five exercises, 10 points, 135 minutes.
#
# **Guess before anything runs.** A network has 54 blocks, and the drop rate of its blocks grows along a line to 0.5 at the last.
# How many blocks run, on average? A small Transformer learns 64 sequences in 1,024 epochs, with p = 0 and with p = 0.1. By which
# factor is its test loss larger without coins? And for 65,536 sequences in one epoch, the same number of steps?

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

from itertools import product

import numpy as np
from dropout_lab.checks import drawn_rates, exercise, seeded
from dropout_lab.checks.transformers import expect_rule, flags
from dropout_lab.content import acquisition, language, trials
from dropout_lab.content.transformer import WIRES, Block, Given, block_weights, causal_softmax
from dropout_lab.figures import transformers as draw
from dropout_lab.figures.style import show
from dropout_lab.page import guess, hint, settle
from dropout_lab.records import practice
from dropout_lab.visible import does_it_pay as visible

# %% tags=["experiment"]
guess("blocks of 54 that run", low=None, high=None, sure=0.9)
guess("64 sequences, 1,024 epochs: loss without coins over loss with", low=None, high=None, sure=0.9)
guess("65,536 sequences, one epoch: loss without coins over loss with", low=None, high=None, sure=0.9)

# %% [markdown]
# ## A block and its wires
#
# A Transformer holds a **stream**: a row of numbers for each token. A block reads the stream, and adds something to it, twice:
#
# $$r = x + \mathrm{attention}(\mathrm{norm}(x)), \qquad y = r + \mathrm{feedforward}(\mathrm{norm}(r))$$
#
# **Attention** mixes tokens. The norm gives each row mean 0 and variance 1. With n = norm(x), the scores of all pairs of tokens become weights, and each token takes a weighted
# mean of values. A token sees itself and those before it:
#
# $$A = \mathrm{softmax}\left(\frac{(n W_q)(n W_k)^\top}{\sqrt{d}}\right), \qquad \mathrm{attention}(n) = A\,(n W_v)\,W_o$$
#
# Here d is the width, the number of columns of x.
#
# **Feed-forward** treats each token by itself: $\mathrm{feedforward}(n) = \max(n W_1, 0)\,W_2$. GPT-2 tosses coins in four
# places: on the embeddings, on the attention weights, and on what each of the two branches puts out.

# %% tags=["experiment"]
show(draw.wires(WIRES, coins=language.PLACES_OF_GPT))


# %%
def layer_norm(x):
    """Give each row mean 0 and variance 1."""
    off = x - x.mean(axis=-1, keepdims=True)
    return off / np.sqrt((off * off).mean(axis=-1, keepdims=True) + 1e-5)


# %% [markdown]
# ### Exercise 1: where each coin goes ●●○ (25 min, 2 points)
#
# Write `block_with_coins` for one sequence `x (T, D)`. `drop(h, place)` gives h with inverted dropout. Call it once in each of
# the three places inside the block: `"attention weights"`, `"attention output"` and `"feed-forward output"`. `layer_norm` and
# `causal_softmax(scores)` are there.
#
# <details><summary>Hint</summary>Which path must stay whole, so that a token can pass the block even if all coins fall on 0?</details>
# <details><summary>Formula</summary>r = x + drop(drop(A) (n W<sub>v</sub>) W<sub>o</sub>), then y = r + drop(max(norm(r) W₁, 0) W₂).</details>
# <details><summary>First line</summary><code>n = layer_norm(x)</code></details>


# %% nbgrader={"grade_id": "block_with_coins", "solution": true}
def block_with_coins(x, w, drop):
    """One pass through a block of a GPT while it trains.

    Args:
        x: array (T, D), a row for each token.
        w: dictionary of arrays: Wq, Wk, Wv, Wo (D, D), W1 (D, H), W2 (H, D).
        drop: drop(h, place) gives an array of h's shape.

    Returns:
        Array (T, D). x itself is not changed.

    Raises:
        Nothing of its own.

    Example:
        With W2 and Wo all zero, and a drop that gives h itself, it is x.

    Source: Vaswani et al. (2017) for the block; Radford et al. (2019) for the norm before each branch.
    """
    ### BEGIN SOLUTION
    n = layer_norm(x)
    weights = drop(causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_block_with_coins", "grade": true, "points": 2}
with exercise("block_with_coins"):
    visible.test_block_with_coins(block_with_coins)

    ### BEGIN HIDDEN TESTS
    def block(x, w, drop):
        n = layer_norm(x)
        A = drop(causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])), "attention weights")
        r = x + drop(A @ (n @ w["Wv"]) @ w["Wo"], "attention output")
        return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

    some = [visible.a_block(int(seeded(11 + k).integers(10**6)), 5 + k, 4 + k, 7 + k) for k in range(3)]
    expect_rule(block_with_coins, block, some)
    ### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2: which means survive ●●● (25 min, 2 points)
#
# Inverted dropout keeps the mean of the wire on which its coins fall. What about the wires behind it? A **straight** step, such
# as a matrix or a sum, passes the mean on. A **curved** one does not: the mean of f(x) is not f of the mean (notebook 1).
#
# Write `biased_wires(coins)`: the wires whose mean over all coins differs from what they hold without coins, for weights and
# inputs in general. `coins` is a set of wires that have independent coins. The scores are curved in norm 1, since a token also
# meets itself. What is attended is a product of two wires, the weights and the values. Their coins are independent, so it counts
# as straight.
#
# <details><summary>Hint</summary>Which five wires lie behind a curved step? Which of the five lets a mask through all the same (notebook 4)?</details>
# <details><summary>Formula</summary>A wire is biased if a wire that it is computed from is biased, or if its step is curved and coins lie before it.
# For c ≥ 0, max(c z, 0) = c max(z, 0).</details>
# <details><summary>First line</summary><code>touched, biased = set(), set()</code>, then one wire after the other.</details>


# %% nbgrader={"grade_id": "biased_wires", "solution": true}
def biased_wires(coins):
    """Find the wires of a block whose mean is not what it is without coins.

    Args:
        coins: set of names out of WIRES: where inverted dropout is.

    Returns:
        Set, list or tuple of names out of WIRES, in any order.

    Raises:
        Nothing of its own.

    Example:
        biased_wires({"feed-forward output"}) is empty.

    Source: the mean of a linear function; Jensen's inequality for the others.
    """
    ### BEGIN SOLUTION
    touched, biased = set(), set()
    straight = {"attended": ("norm 1", "attention weights"), "attention output": ("attended",)}
    straight |= {"stream 1": ("embedding", "attention output"), "hidden": ("norm 2",), "relu": ("hidden",)}
    straight |= {"feed-forward output": ("relu",), "stream 2": ("stream 1", "feed-forward output")}
    curved = {"norm 1": "embedding", "scores": "norm 1", "attention weights": "scores", "norm 2": "stream 1"}
    curved |= {"relu": "norm 2"}  # coins on hidden itself pass relu
    for wire in WIRES:
        before = {*straight.get(wire, ()), curved.get(wire)}
        if before & biased or curved.get(wire) in touched:
            biased.add(wire)
        if wire in coins or before & touched:
            touched.add(wire)
    return biased
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_biased_wires", "grade": true, "points": 2}
with exercise("biased_wires"):
    visible.test_biased_wires(biased_wires)
    ### BEGIN HIDDEN TESTS
    rng, named = seeded(21), flags(WIRES)
    several = [{WIRES[int(k)] for k in rng.choice(12, size, replace=False)} for size in (2, 2, 2, 3, 3)]
    several += [set(), {"attention weights", "attention output"}, {"hidden", "relu"}] + [{wire} for wire in WIRES]
    curves = [0, 1, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5]  # how many curved steps lie before each wire

    def behind(curves=curves, pick=min, own=5):
        def rule(coins):
            levels = [own if wire == "hidden" and own else curves[WIRES.index(wire)] for wire in coins]
            low = pick(levels, default=99)
            return [float(curve > low) for curve in curves]

        return rule

    slips = {
        "a-mask-passes-relu": behind(own=0),
        "softmax-is-curved": behind([0, 1, 2, 2, 2, 2, 2, 3, 3, 4, 4, 4], own=4),
        "scores-meet-themselves": behind([0, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 4], own=4),
        "first-coin-counts": behind(pick=max),
        "independent-coins-multiply": behind([0, 1, 2, 3, 4, 4, 4, 5, 5, 6, 6, 6], own=6),
    }
    expect_rule(biased_wires, behind(), [(coins,) for coins in several], slips, read=named)
    ### END HIDDEN TESTS

# %% [markdown]
# Now measure it, exactly: two tokens of width 3, coins on one wire at a time with p = 0.5, and all of its masks (at most 256).
# How far is each mean from the value without coins? A cross marks where your function says something else.


# %% tags=["experiment"]
def mean_shifts(wire, x, w):
    plain = Block(w, Given({}))
    plain.forth(x)
    masks = np.array(list(product((0.0, 2.0), repeat=plain.wires[wire].size)))
    noisy = Block(w, Given({wire: masks.reshape(-1, *plain.wires[wire].shape)}))
    noisy.forth(np.broadcast_to(x, (len(masks), *x.shape)))
    return [abs(np.nan_to_num(noisy.wires[k]).mean(axis=0) - plain.wires[k]).max() for k in WIRES]


rng = np.random.default_rng(6)
x, w = rng.normal(size=(2, 3)), block_weights(3, 4, rng)
show(draw.shifts(WIRES, [mean_shifts(wire, x, w) for wire in WIRES], [biased_wires({wire}) for wire in WIRES]))

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** A mean that stays is right to the last digits. Coins on relu's own input pass it, as in notebook 4. Coins
# on a branch's output keep the mean of the stream. No place keeps it in the next block, whose first step is a norm. So the test
# pass of a deep network is an approximation, wherever the coins fall.
#
# **What it does not show.** Whether this does harm. And a mean may be off by little: look at the numbers.
#
# </details>
#
# ## A coin for a whole block
#
# **Stochastic depth** (Huang and others, 2016) tosses one coin for a whole branch. In inverted form, with a coin b that is 0 with
# probability p:
#
# $$x_k = x_{k-1} + \frac{b_k}{1 - p_k}\, f_k(x_{k-1})$$
#
# Torchvision's `stochastic_depth` divides so. The paper did not: its test pass multiplies each branch by its chance of survival
# (and its p **survives**). What does the coin do to the stream? Take branches that are straight: $f_k(x) = a_k x$. Then all can
# be worked out.
#
# ### Exercise 3: a stream of coins ●●● (20 min, 2 points)
#
# Write `stream_moments`: the mean and the variance of the stream behind the last block, over all coins. Each block has its own
# coin.
#
# <details><summary>Hint</summary>Behind one block, what are the two values of x₁ / x₀, and with which probabilities?</details>
# <details><summary>Formula</summary>The factors of the blocks are independent, so E[x_k²] is E[x_{k−1}²] times the second moment of 1 + b a / (1 − p).</details>
# <details><summary>First line</summary><code>mean, second = x, x**2</code></details>


# %% nbgrader={"grade_id": "stream_moments", "solution": true}
def stream_moments(x, gains, ps):
    """Mean and variance of a stream behind blocks whose branches are dropped.

    Args:
        x: what goes in, a number.
        gains: a list (or array) of numbers a, one for each block, whose branch is a times what the stream holds there.
        ps: probability of dropping for each block, in [0, 1).

    Returns:
        (mean, variance), over all coins.

    Raises:
        Nothing of its own.

    Example:
        stream_moments(2.0, [0.5], [0]) is (3.0, 0.0).

    Source: ours; the layer is that of Huang et al. (2016), in inverted form.
    """
    ### BEGIN SOLUTION
    mean, second = x, x**2
    for a, p in zip(gains, ps, strict=True):
        mean, second = mean * (1 + a), second * ((1 + a) ** 2 + a**2 * p / (1 - p))
    return mean, second - mean**2
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_stream_moments", "grade": true, "points": 2}
with exercise("stream_moments"):
    visible.test_stream_moments(stream_moments)

    ### BEGIN HIDDEN TESTS
    def enumerated(x, gains, ps):
        first = second = 0.0
        for coins in product((0, 1), repeat=len(ps)):
            chance = np.prod([1 - p if b else p for b, p in zip(coins, ps, strict=True)])
            end = x * np.prod([1 + b * a / (1 - p) for b, a, p in zip(coins, gains, ps, strict=True)])
            first, second = first + chance * end, second + chance * end**2
        return first, second - first**2

    rng = seeded(31)
    cases = [
        (
            float(round(rng.uniform(1.5, 4) * s, 2)),
            list((rng.uniform(0.2, 0.9, n) * rng.choice([-1, 1], n)).round(3)),
            drawn_rates(32 + n, n),
        )
        for s, n in ((1, 2), (-1, 4), (1, 5))
    ]
    expect_rule(stream_moments, enumerated, cases, parts=("mean", "variance"))
    ### END HIDDEN TESTS

# %% [markdown]
# The mean is safe. The variance grows from block to block: each multiplies what came before it. So which blocks should be dropped
# often? Huang and others let the rate grow along a line, from 0 before the first block to its largest value at the last, since
# early blocks make what all later ones use.
#
# ### Exercise 4: the linear rule ●○○ (15 min, 2 points)
#
# Write `linear_decay`: the rate of each block, and the mean and the variance of the number of blocks that run.
#
# <details><summary>Hint</summary>What is the rate of block 1, if there are 4 blocks and the last one has 0.4?</details>
# <details><summary>Formula</summary>p_k = p_last k / L for k = 1 to L. The number of blocks that run is a sum of independent coins.</details>
# <details><summary>First line</summary><code>ps = p_last * np.arange(1, blocks + 1) / blocks</code></details>


# %% nbgrader={"grade_id": "linear_decay", "solution": true}
def linear_decay(blocks, p_last):
    """The linear rule of stochastic depth.

    Args:
        blocks: how many there are.
        p_last: probability of dropping the last one.

    Returns:
        (ps, mean, variance): ps has the probability of dropping each block, from the first on; the others are those of the number of blocks that run.

    Raises:
        Nothing of its own.

    Example:
        linear_decay(2, 0.4) is ([0.2, 0.4], 1.4, 0.4).

    Source: Huang et al. (2016), whose p is the probability of keeping.
    """
    ### BEGIN SOLUTION
    ps = p_last * np.arange(1, blocks + 1) / blocks
    return ps, (1 - ps).sum(), (ps * (1 - ps)).sum()
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_linear_decay", "grade": true, "points": 2}
with exercise("linear_decay"):
    visible.test_linear_decay(linear_decay)

    ### BEGIN HIDDEN TESTS
    def depth(blocks, p_last):
        rates = np.linspace(0, p_last, blocks + 1)[1:]
        return rates, (1 - rates).sum(), (rates - rates**2).sum()

    cases = [(int(seeded(41 + k).integers(6, 40)), rate) for k, rate in enumerate(drawn_rates(44, 3))]
    expect_rule(linear_decay, depth, cases, parts=("ps", "mean", "variance"))
    ### END HIDDEN TESTS

# %% tags=["experiment"]
settle("blocks of 54 that run", linear_decay(54, 0.5)[1])
blocks, gains, rng = 24, np.full(24, 0.08), np.random.default_rng(7)
grows = np.asarray(linear_decay(blocks, 0.4)[0])
rules = {"the linear rule, to 0.4": grows, "the same rate everywhere": np.full(blocks, grows.mean())}
told = {rule: [stream_moments(1.0, gains[:k], ps[:k]) for k in range(blocks + 1)] for rule, ps in rules.items()}
paths = {
    rule: np.cumprod(1 + gains * (rng.random((12, blocks)) >= ps) / (1 - ps), axis=1) for rule, ps in rules.items()
}
show(draw.streams(told, paths))
for rule, ps in rules.items():
    mean, variance = told[rule][-1]
    print(f"{rule}: {np.sum(1 - ps):.1f} of {blocks} blocks run; at the end {mean:.2f} ± {variance**0.5:.2f}")

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** On average the same number of blocks runs under both rules, and the stream has the same mean. The linear
# rule starts with less noise. At the end the two spreads differ little.
#
# **What it does not show.** Which rule trains better.
#
# </details>
#
# ## Coins that choose
#
# Here is a use in which the coins are the point. A classifier may ask for the labels of a few images. Each pass with coins is
# another network (notebook 7), and where the passes disagree a label tells them apart. **BALD** (Houlsby and others, 2011) scores
# an image by the mutual information of its label and the coins. For a batch, the labels belong together (Kirsch and others,
# 2019):
#
# $$I(y_1, \dots, y_B;\ \text{coins}) = H\!\left[\frac1T \sum_t \prod_b p_{tb}\right] - \frac1T \sum_t \sum_b H[p_{tb}]$$
#
# Given the coins, labels are independent, so a pass gives an outcome $(y_1, \dots, y_B)$ the product of its probabilities. The
# first term is the entropy over all $K^B$ outcomes.
#
# ### Exercise 5: what a batch tells ●●● (20 min, 2 points)
#
# Write `joint_information`, in nats, with 0 log 0 = 0.
#
# <details><summary>Hint</summary>Two copies of one image: what does the second label add if labels have no noise?</details>
# <details><summary>Formula</summary>It stands above. For B = 1 it is the epistemic part of notebook 7.</details>
# <details><summary>First line</summary><code>joint = probs[:, 0]</code>, then one point more at a time: <code>(joint[:, :, None] * probs[:, b, None, :])</code>.</details>


# %% nbgrader={"grade_id": "joint_information", "solution": true}
def joint_information(probs):
    """Mutual information of the labels of a batch and the coins.

    Args:
        probs: array (T, B, K): T passes, B points, K classes. In one pass all points have the same coins.

    Returns:
        A number, in nats.

    Raises:
        Nothing of its own.

    Example:
        Two passes that are sure of two different classes tell log 2, for one point and for two copies of it.

    Source: Houlsby et al. (2011); Kirsch et al. (2019).
    """
    ### BEGIN SOLUTION
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)

    def entropy(p):
        return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)

    return entropy(joint.mean(axis=0)) - entropy(joint).mean()
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_joint_information", "grade": true, "points": 2}
with exercise("joint_information"):
    visible.test_joint_information(joint_information)

    ### BEGIN HIDDEN TESTS
    def H(p):
        return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)

    def outcomes(probs):
        B, K = probs.shape[1:]
        return np.stack(
            [np.prod([probs[:, b, y] for b, y in enumerate(ys)], axis=0) for ys in product(range(K), repeat=B)], axis=1
        )

    def information(probs):
        joint = outcomes(probs)
        return H(joint.mean(axis=0)) - H(joint).mean()

    rng = seeded(51)
    cases = [(rng.dirichlet(np.full(k, 0.4), size=(t, b)),) for t, b, k in ((6, 2, 4), (5, 3, 3), (9, 4, 2), (7, 1, 5))]
    certain = np.eye(3)[rng.permutation([0, 1, 2, 0, 1])]
    cases += [(np.stack([certain, certain[:, [1, 2, 0]]], axis=1),)]
    expect_rule(joint_information, information, cases)
    ### END HIDDEN TESTS

# %% [markdown]
# Now let three of them ask. At the start 20 digits have labels; in each of 10 rounds three more are asked for, out of 60 images
# that are offered. As in many collected data sets, each image lies there three times. `highest` takes the three best scores,
# `together` adds one image at a time to the batch, with your function.


# %% tags=["experiment"]
def scores_alone(probs):
    return np.array([joint_information(probs[:, [i]]) for i in range(probs.shape[1])])


def at_random(probs, count, rng):
    return rng.choice(probs.shape[1], count, replace=False)


def highest(probs, count, rng):
    return np.argsort(-scores_alone(probs), kind="stable")[:count]


def together(probs, count, rng):
    best = list(np.argsort(-scores_alone(probs), kind="stable")[:24])
    batch = [best[0]]
    while len(batch) < count:
        batch.append(max((i for i in best if i not in batch), key=lambda i: joint_information(probs[:, [*batch, i]])))
    return batch


# %% tags=["experiment"]
def coins_at_half(h, rng):
    factor = np.where(rng.random(h.shape) < 0.5, 0.0, 2.0)
    return h * factor, lambda d: d * factor


ways = {"at random": at_random, "highest": highest, "together": together}
mine = {name: [acquisition.run(way, coins_at_half, 100 + seed) for seed in range(2)] for name, way in ways.items()}
table = acquisition.recorded()
show(draw.acquisitions(table.errors, {name: [errors for errors, _ in runs] for name, runs in mine.items()}))
for name, runs in table.different.items():
    off = 100 * (table.errors[name][:, -1] - table.errors["at random"][:, -1])
    said = (
        f", test error {off.mean():+.1f} ± {off.std(ddof=1) / len(off) ** 0.5:.1f} points against random"
        if off.any()
        else ""
    )
    print(f"{name}: {runs.mean():.0f} different images of 30{said} ({len(off)} seeds)")

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** Lines and bands are recorded, dots are your two seeds. `highest` asks for the same image three times,
# and ends far **above** random. `together` avoids the copies. Its gain over random is about twice its standard error: promising,
# not proven. Kirsch and others report the same: choosing point by point finds redundant images, and is sometimes worse than random.
#
# **What it does not show.** That BALD is bad. Without copies the result may be another. And random is cheap: a score has to beat it,
# paired by seed.
#
# </details>
#
# ## The indication
#
# Physicians call the conditions under which a treatment helps its **indication**. What is that of dropout? Three numbers matter,
# the rate, the amount of data, and how often each example is seen. For them a language is made up, with eight letters, in which
# the next letter depends on the last two. All its probabilities are known, so the loss has no noise from labels: it is the
# divergence from the language to the model, in nats a letter, and 0 is perfect. A Transformer with one block learns it, with
# GPT-2's four places of coins.
#
# Each run makes 2,048 steps of 32 sequences. With 64 different sequences these are 1,024 epochs, with 65,536 they are one. All of
# it was recorded once (`tools/record_rates.py`).

# %% tags=["experiment"]
rates = language.recorded()
show(draw.rate_map(rates))
print(sum(w.size for w in language.Model(np.random.default_rng(0)).params.values()), "weights")

# %% [markdown]
# Read the map along its diagonals, from upper right to lower left. There the number of steps is the same, and only the share of
# new sequences differs. The last such diagonal is 2,048 steps long.

# %% tags=["experiment"]
seeds = range(2)
live = {
    (n, p): [language.train(n, p, 100 + seed, steps=256)[:, 1] for seed in seeds]
    for n in (64, 16384)
    for p in (0.0, 0.1)
}
show(draw.rate_curves(rates, (64, 16384), (0.0, 0.1), live))
for name, n in (("64 sequences, 1,024 epochs", 64), ("65,536 sequences, one epoch", 65536)):
    without, with_coins = rates.test(n, 0.0)[:, -1], rates.test(n, 0.1)[:, -1]
    settle(f"{name}: loss without coins over loss with", without.mean() / with_coins.mean())
    print(f"{name}: {without.mean():.2f} without coins, {with_coins.mean():.2f} with p = 0.1 ({len(without)} seeds)")

# %% [markdown]
# A network that overfits can also be stopped. That is the control which every claim for dropout needs: take each run at the step
# that is best on one set of sequences, and measure it on another.

# %% tags=["experiment"]
show(draw.stopped(rates))
for n in rates.sequences:
    best, mean, error = rates.best(n)
    print(f"{n:6d} sequences: best rate above 0: {best:g}; against p = 0, both stopped, {mean:+.3f} ± {error:.3f} nats")

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** Dropout pays where few sequences are seen many times, and there it is not only a brake: it also beats a
# network that was stopped in time. It costs where every sequence is new, at each rate, and the higher the rate the more. In
# between lies a border. In the first steps it costs a little everywhere.
#
# **What it does not show.** Where the border lies for another model or task. This one has few weights, and eight letters.
#
# </details>
#
# ## Fine-tuning
#
# Large models are trained on much text once, and then **fine-tuned**: trained further on a few examples of another task. By the
# map that is few sequences and many epochs, so dropout should pay again. But the weights do not begin at random. The model
# here saw 65,536 sequences of one language once, without coins. The new language is the same for three quarters of all
# pairs of letters; after the others it is drawn anew. There are 32, 128 or 512 sequences of it, and 512 steps of 32. The
# control is the same training from random weights. Ten seeds are recorded (`tools/record_practice.py`).

# %% tags=["experiment"]
guess("fine-tuning on 32 sequences, at the end: loss without coins over loss with", low=None, high=None, sure=0.9)
guess("fine-tuning on 32 sequences, stopped: loss without coins over loss with", low=None, high=None, sure=0.9)

# %% tags=["experiment"]
losses = {when: practice.fine_tuned(when) for when in ("at the end", "stopped")}
lines = [("from scratch", 0.0), *(("fine-tuned", p) for p in (0.0, 0.1, 0.2))]
end = {f"{start}, p = {p:g}": losses["at the end"][start, p] for start, p in lines}
stopped = {f"p = {p}": losses["stopped"]["fine-tuned", p] - losses["stopped"]["fine-tuned", 0.0] for p in (0.1, 0.2)}
show(draw.fine_tuned(practice.FEW, end, stopped, t=trials.T95[10]))
for when, of in losses.items():
    ratio = of["fine-tuned", 0.0][:, 0].mean() / of["fine-tuned", 0.1][:, 0].mean()
    settle(f"fine-tuning on 32 sequences, {when}: loss without coins over loss with", ratio)
    for start, (column, n) in product(("fine-tuned", "from scratch"), enumerate(practice.FEW)):
        pair = {f"p = {p:g}": of[start, p][:, column] for p in (0.1, 0.0)}
        print(f"{start}, {n} sequences, {when}:", *trials.in_words(pair, "p = 0", "nats", 3))

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** After the last step dropout with p = 0.1 looks like a cure: with 32 sequences the loss is 0.49 instead of
# 2.27, with 128 it is 0.13 instead of 0.27. With 512 it costs 0.03. But stop each run at its best step, and nothing is left of the
# gain: −0.003 nats with 32 sequences (−0.015 to 0.008), −0.001 with 128 (−0.008 to 0.007). **That is a null result.** With p = 0.2
# dropout costs in all three cases. From random weights the gain stays when both are stopped: −0.03 nats with 32 sequences, −0.11 with
# 128. A model that begins with what it knows needs few steps; dropout here replaces the stopping, and adds nothing to it.
#
# **What it does not show.** Large models, or a task that is further from the first one. And the stopping was chosen with 256 held-out
# sequences: who has only 32 sequences in all cannot choose so well, and may take dropout for its insurance.
#
# </details>
#
# ## At scale
#
# What happens at scale? Liu, Bauer and Manning (2025) trained BERT and Pythia (160M and 1.4B) for a single epoch with several
# rates. In language modelling, BLiMP, SQuAD and MNLI the models without dropout were better, and "early dropout", which is
# switched off after the first part of training, was worse than none as well. That agrees with the lower left of the map. It does not contradict
# 2014: the networks of that time saw small data often, as fine-tuning does where nobody stops it. And it is not the last word: Elhoushi and
# others (2026) report that stochastic depth, with a schedule over time and layers and tuned settings of the optimizer, gives a
# model of 3.9B weights a lower validation loss with 20% less computation.
#
# **Dropout is a treatment with an indication.** Little data, many epochs: take it, choose the rate on held-out data, and compare
# with early stopping. A model that is fine-tuned: stop it in time first. New data in every step: leave it.
#
# ## What you can now prove
#
# - Inverted coins keep a mean up to the first curved step. In a Transformer block this is never far.
# - Dropped blocks keep the mean of a straight stream, and their variances multiply up.
# - Labels of a batch share information. Scores that are added count it twice.
# - On known probabilities, the same rate helps in one corner of the map and costs in the other.
# - In fine-tuning, judge dropout against a run that was stopped in time: most of its gain may be the stopping.
#
# **Open questions.** Does the border move with the number of weights, or with the steps? Is the best rate at one epoch 0 if the
# labels are noisy? Would coins on the attention weights alone cost less?

# %% [markdown]
# **Sources, and what they get wrong.** A. Vaswani and others (2017), *Attention is all you need*, NIPS: its norm stands behind
# the sum, and its text names no coins on attention weights. A. Radford and others (2019), GPT-2: [sizes and
# rates](https://huggingface.co/openai-community/gpt2-xl/blob/main/config.json). G. Huang, Y. Sun, Z. Liu, D. Sedra, K. Weinberger
# (2016), *Deep networks with stochastic depth*, ECCV ([arXiv 1603.09382](https://arxiv.org/abs/1603.09382)): right; mind that its
# p keeps. Torchvision, [stochastic_depth](https://docs.pytorch.org/vision/stable/_modules/torchvision/ops/stochastic_depth.html):
# right; its p drops. N. Houlsby, F. Huszár, Z. Ghahramani, M. Lengyel (2011), *Bayesian active learning for classification and
# preference learning*, [arXiv 1112.5745](https://arxiv.org/abs/1112.5745). A. Kirsch, J. van Amersfoort, Y. Gal (2019),
# *BatchBALD*, NeurIPS, [paper](https://arxiv.org/abs/1906.08158). H. Liu, J. Bauer, C. Manning (2025), *Drop dropout on
# single-epoch language model pretraining*, Findings of ACL, [arXiv 2505.24788](https://arxiv.org/abs/2505.24788). M. Elhoushi and
# others (2026), *Don't drop dropout*, ICML, [abstract](https://icml.cc/virtual/2026/poster/65775). Digits: Alpaydin and Kaynak
# (1998), UCI.

# %% tags=["experiment"]
from dropout_lab.figures.course_map import my_map
from dropout_lab.page.strip import show_progress

show_progress("10_does_it_pay")
show(my_map())
