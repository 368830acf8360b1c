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
# # A network on a napkin
#
# The network of this notebook is so small that you can work it out with a pencil, on a paper napkin. You drop its units
# by hand, then in code, then in all possible ways at once. By the end you can say what a dropped unit takes with it,
# and what the average of 512 networks is *not*. Five exercises, 12 points, 85 minutes.
#
# This notebook works in the **column form**, as blackboards do: a layer is `W @ h + b`, and row `i` of `W` holds the
# weights *into* unit `i`. (Elsewhere in the course rows are examples: `x @ W + b`.)

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
from fractions import Fraction
from itertools import pairwise

import numpy as np

from dropout_lab.checks import ask, exercise, seeded
from dropout_lab.checks.networks import any_of, expect_network
from dropout_lab.checks.outcomes import naming
from dropout_lab.checks.sealed import expect_sealed
from dropout_lab.figures import living
from dropout_lab.figures import network as draw
from dropout_lab.figures.style import FULL, MEAN, show
from dropout_lab.page import guess, hint, settle
from dropout_lab.visible import napkin_network as visible


# %%
def network():
    """The napkin: matrices and biases of three hidden layers and an output, fresh at each call."""
    W1, b1 = [[3, -1], [1, 2], [-1, 2]], [-1, -2, 1]
    W2, b2 = [[-1, 2, 2], [2, 1, 2], [-1, 1, 1]], [2, -2, 2]
    W3, b3 = [[-1, -2, 3], [2, 0, -1], [-2, -1, 3]], [1, 2, -2]
    W4, b4 = [[2, 1, -2]], [-1]
    return [np.array(W) for W in (W1, W2, W3, W4)], [np.array(b) for b in (b1, b2, b3, b4)]


def random_network(sizes, rng):
    """The same for other sizes, the input's first, with normal entries."""
    return [rng.normal(size=(n, m)) for m, n in pairwise(sizes)], [rng.normal(size=n) for n in sizes[1:]]


x, (Ws, bs) = np.array([1, 1]), network()

# %% [markdown]
# ## The full network
#
# Hidden units have a ReLU, the output has none. With $h_0 = x$:
#
# $$h_k = \mathrm{relu}(W_k h_{k-1} + b_k), \qquad y = W_4 h_3 + b_4$$
#
# Check one unit: the middle one of layer 1 gives $1\cdot 1 + 2\cdot 1 - 2 = 1$. The figure has three columns of three
# hidden units, each with its output inside and its bias below; dashed edges have negative weights. The weights in
# front of a layer stand from top to bottom in the order of its units: first those into the upper unit, then the
# middle one, then the lower one. Two units are drawn hollow: they are not dropped, but their ReLU gives 0.

# %% tags=["experiment"]
h1 = np.maximum(Ws[0] @ x + bs[0], 0)
h2 = np.maximum(Ws[1] @ h1 + bs[1], 0)
h3 = np.maximum(Ws[2] @ h2 + bs[2], 0)
y = Ws[3] @ h3 + bs[3]
layers = ["x", "layer 1", "layer 2", "layer 3", "y"]
figure = draw.panels(Ws, bs, {"The full network": (None, [x, h1, h2, h3, y])}, names=layers, weights=True)
what = "The network with its weights on the edges: inputs 1 and 1, layers that say 1 1 2, 7 5 4 and 0 12 0, output 11."
show(figure, what)

# %% [markdown]
# ## Guess first
#
# With all its units the output is 11. Now toss a fair coin for each of the nine hidden units, and drop those that show
# tails; the others stay as they are (nothing is rescaled). All $2^9 = 512$ outcomes are equally likely, and each gives
# a prediction. Which prediction is the most common? And what is the exact average of all 512 predictions? Write an
# interval for each before you read on.

# %% tags=["experiment"]
guess("most common prediction", low=None, high=None, sure=0.9)
guess("average of all 512", low=None, high=None, sure=0.9)

# %% [markdown]
# ## Masks
#
# A mask holds the results of coin tosses: 1 keeps a unit, 0 drops it. It is applied last, after bias and ReLU:
#
# $$h_0 = \mu_0 \odot x, \qquad h_k = \mu_k \odot \mathrm{relu}(W_k h_{k-1} + b_k), \qquad y = W_4 h_3 + b_4$$
#
# | | $\mu_0$ | $\mu_1$ | $\mu_2$ | $\mu_3$ |
# |---|---|---|---|---|
# | A | 1 1 | 1 0 1 | 0 1 1 | 1 1 0 |
# | B | 1 1 | 1 1 0 | 1 0 1 | 0 1 1 |
#
# The first number of a mask is for the upper unit. The output has no mask.

# %% [markdown]
# **Nothing is rescaled here:** with given coins this is vanilla dropout's training pass. Masking `[1, 2, 3, 4]` with
# `[1, 0, 1, 0]` gives `[1, 0, 3, 0]`. Inverted dropout also divides by `0.5`, and the result is `[2, 0, 6, 0]`, the
# example of page [D]. The sum is then 8, where it was 10; what the sum is on average, notebook 3 asks.

# %%
masks_a = [np.array(m) for m in ((1, 1), (1, 0, 1), (0, 1, 1), (1, 1, 0))]
masks_b = [np.array(m) for m in ((1, 1), (1, 1, 0), (1, 0, 1), (0, 1, 1))]

# %% jupyter={"source_hidden": true}
# what the tests of masks A know, under seal: the numbers that usual mistakes lead to, and none that is right
seals_a = """
fa3ef6c2e31041a7b77a6395d31d934399a94236fa3ef6c2e3e82da9f0d542d8696561c9821450d3------------------------------c9821
450d3faa459e42ebec3a853998c5a981832cd42468b47----------134a3f833813e2234ba7765bbc9569----------134a3f833813e2234ba7
765bbc9569--------------------10ae55794c033296f67d----------7e6cbb86e842d8696561c9821450d39f2c138489d6e9e3dcafef10d
691ef----------9f2c138489c5f7678f591c3b98a7a14399a9423619de772cc24ea0ad7e03e3a3176733254bee2d2afa3ef6c2e34f11848561
42d8696561c9821450d3d94197d4b69dfb2c74a18c5a981832c75ff59956d94197d4b69dfb2c74a18c5a981832cd42468b47----------22d9d
2fd058edb81e15bc75ff59956----------d7b104be8530906aa7408d4ac8b64ef4d216b6dbdb61b04a8d6f28b07b02f3c60a2b98----------
----------19b99f67c98d4ac8b64e5d532d3b8d227f4b5f3a8c5a981832cd42468b47bec3f6f41de9c16d35a6dcc7a03c5127ad1614fc3e266
7a1ea7b76a5227c8c5a981832cd42468b47d02302617969ade40f3917e93e2667dfa3d19606------------------------------16ce64c5b7
----------16cf6b56e58c5a981832cd42468b47--------------------0aacbdc2fc16ce64c5b7-----------------------------------
-----
"""
known_a = visible.by_hand("a", masks_a, seals_a, lambda h: network()[0][-1] @ h + network()[1][-1])

# %% jupyter={"source_hidden": true}
# the same for masks B
seals_b = """
b7843f6a0cc8e2bb33c44ffc7d1d4fa357fcd3c5b7843f6a0c1125e23fbb4ffc7d1d4fa357fcd3c5------------------------------a357f
cd3c5daeb85dc9d6ed84b4e2241ca90dc4ef66f74d8ae----------24d69908e3d7fb311343f3c75aa0f3----------24d69908e3----------
------------------------------5d3ebca86a07ceeedc0c-----------------------------------------------------------------
---------------a42190c456f97e1e152ca7c211bce833059b9c99a42190c456f97e1e152ca9172723f09ecc91ff04b7843f6a0cb464217d37
41ca90dc4ef66f74d8ae9c9d5b9167e627d1e59219edd248137b524e0b049c9d5b9167e627d1e59219edd248131d8352ada8----------e1d86
bb6c7e5c89ad3c333059b9c99ec865ad1472a2795ef68f5f4f8545c80816fb5a7ec865ad147e682d496feeb5897b4f2287b271aa5----------
----------e224d40007f3c75aa0f32aa2de861ee8e724e43ca911db05a2fff80f5e89325258b1fbb2fd247d0b29f1141a0baa349fe5a120a15
0b0708db99e7d5167c24a4f39084ad3a0b50f6112d12bc0396da3439116fe042e95ea1fa62e------------------------------1d8352ada8
----------e4faa5abd526a63acd38caa0ea56d0--------------------44976dbb2203374260581d2b631413f496de397de67509e75e437ed
351c0
"""
known_b = visible.by_hand("b", masks_b, seals_b, lambda h: network()[0][-1] @ h + network()[1][-1])

# %% jupyter={"source_hidden": true}
# the same for exercise 5
seals_leak = """
812888d636c33ea0b5abc33ea0b5ab1a9a67a79dc33ea0b5abe1a1faf83a8a825c13eeda290fa521d5c65454d7d2ca03f18d
"""
known_leak = visible.leaks(seals_leak)

# %% [markdown]
# ### Exercise 1: masks A, by hand ●●○ (20 min, 4 points)
#
# Take a pencil. Work out `h1_a`, `h2_a`, `h3_a` and `y_a` for masks A; each of them is worth a point. A dropped unit
# keeps its place as a 0. The checks here know the usual mistakes, but not the right numbers. After you hand in, you are told the
# first layer that is wrong, because a mistake there changes all layers after it.
#
# <details><summary>Hint</summary>
#
# Copy the figure, put a cross on each unit that A drops, and erase every edge that touches a cross.
#
# </details>
# <details><summary>Formula</summary>
#
# For each kept unit: its row times the column before, plus its bias, and 0 if that is negative.
#
# </details>
# <details><summary>First line</summary>
#
# Layer 1, first unit: the first row of $W_1$ times the inputs, plus its bias. Then look at its mask.
#
# </details>

# %% nbgrader={"grade_id": "hand_a", "solution": true}
h1_a = None  # replace None by three numbers, such as (0, 5, 0)
h2_a = None  # three numbers
h3_a = None  # three numbers
y_a = None  # one number
### BEGIN SOLUTION
h1_a = (1, 0, 2)
h2_a = (0, 4, 3)
h3_a = (2, 0, 0)
y_a = 3
### END SOLUTION

# %% nbgrader={"grade_id": "test_hand_a_h1", "grade": true, "points": 1}
with exercise("h1_a"):
    page = visible.test_hand_a_h1(known_a, h1_a=h1_a, h2_a=h2_a, h3_a=h3_a, y_a=y_a)
    ### BEGIN HIDDEN TESTS
    page.knows(h1_a=(1, 0, 2), h2_a=(0, 4, 3), h3_a=(2, 0, 0), y_a=3)
    page.check("h1_a")
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_hand_a_h2", "grade": true, "points": 1}
with exercise("h2_a"):
    page = visible.test_hand_a_h2(known_a, h1_a=h1_a, h2_a=h2_a, h3_a=h3_a, y_a=y_a)
    ### BEGIN HIDDEN TESTS
    page.knows(h1_a=(1, 0, 2), h2_a=(0, 4, 3), h3_a=(2, 0, 0), y_a=3)
    # h2 may be right for an h1 that is not: the grade is the same, the sentence is kinder
    (_, W, _, _), (_, b, _, _) = network()
    page.follows("h2_a", lambda h: np.maximum(W @ h + b, 0) * masks_a[2])
    page.check("h2_a")
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_hand_a_h3", "grade": true, "points": 1}
with exercise("h3_a"):
    page = visible.test_hand_a_h3(known_a, h1_a=h1_a, h2_a=h2_a, h3_a=h3_a, y_a=y_a)
    ### BEGIN HIDDEN TESTS
    page.knows(h1_a=(1, 0, 2), h2_a=(0, 4, 3), h3_a=(2, 0, 0), y_a=3)
    (_, _, W, _), (_, _, b, _) = network()
    page.follows("h3_a", lambda h: np.maximum(W @ h + b, 0) * masks_a[3])
    page.check("h3_a")
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_hand_a_y", "grade": true, "points": 1}
with exercise("y_a"):
    page = visible.test_hand_a_y(known_a, h1_a=h1_a, h2_a=h2_a, h3_a=h3_a, y_a=y_a)
    ### BEGIN HIDDEN TESTS
    page.knows(h1_a=(1, 0, 2), h2_a=(0, 4, 3), h3_a=(2, 0, 0), y_a=3)
    (_, _, _, W), (_, _, _, b) = network()
    page.follows("y_a", lambda h: W @ h + b)
    page.check("y_a")
    ### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2: masks B, by hand ●○○ (10 min, 2 points)
#
# Do the same with masks B: `h1_b`, `h2_b`, `h3_b` together are one point, `y_b` is the other. Before you
# start, look at the figure alone: will `y_b` be more than `y_a`, or less?
#
# <details><summary>Hint</summary>
#
# Before you start: masks B drop one unit before $W_2$ and one after it. Which of the nine weights in $W_2$ still count?
#
# </details>
# <details><summary>Formula</summary>
#
# As for A. A column of $W_k$ whose unit is dropped adds nothing to the sum.
#
# </details>
# <details><summary>First line</summary>
#
# Layer 1: one unit is dropped. Its place holds 0, whatever its sum.
#
# </details>

# %% nbgrader={"grade_id": "hand_b", "solution": true}
h1_b = None  # replace None by three numbers
h2_b = None  # three numbers
h3_b = None  # three numbers
y_b = None  # one number
### BEGIN SOLUTION
h1_b = (1, 1, 0)
h2_b = (3, 0, 2)
h3_b = (0, 6, 0)
y_b = 5
### END SOLUTION

# %% nbgrader={"grade_id": "test_hand_b_layers", "grade": true, "points": 1}
with exercise("h1_b, h2_b, h3_b"):
    page = visible.test_hand_b_layers(known_b, h1_b=h1_b, h2_b=h2_b, h3_b=h3_b, y_b=y_b)
    ### BEGIN HIDDEN TESTS
    page.knows(h1_b=(1, 1, 0), h2_b=(3, 0, 2), h3_b=(0, 6, 0), y_b=5)
    for name in ("h1_b", "h2_b", "h3_b"):
        page.check(name)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_hand_b_y", "grade": true, "points": 1}
with exercise("y_b"):
    page = visible.test_hand_b_y(known_b, h1_b=h1_b, h2_b=h2_b, h3_b=h3_b, y_b=y_b)
    ### BEGIN HIDDEN TESTS
    page.knows(h1_b=(1, 1, 0), h2_b=(3, 0, 2), h3_b=(0, 6, 0), y_b=5)
    (_, _, _, W), (_, _, _, b) = network()
    page.follows("y_b", lambda h: W @ h + b)
    page.check("y_b")
    ### END HIDDEN TESTS

# %% [markdown]
# ### The poster: one network, three networks
#
# The units show your own numbers. Black is the full network. In the other two, kept units are blue; dropped units are
# pale with a cross, and so are their edges. All three networks have the same weights.

# %% tags=["experiment"]
bits_a, bits_b = (", ".join("".join(map(str, m)) for m in masks[1:]) for masks in (masks_a, masks_b))
shown = {
    "No masks": (None, [x, h1, h2, h3, y]),
    f"Masks A: {bits_a}": (masks_a, [x, h1_a, h2_a, h3_a, y_a]),
    f"Masks B: {bits_b}": (masks_b, [x, h1_b, h2_b, h3_b, y_b]),
}
show(draw.panels(Ws, bs, shown, width=7.6))

# %% [markdown]
# ## In code
#
# ### Exercise 3: the masked pass ●●○ (20 min, 3 points)
#
# Write `masked_forward` for any number of layers of any width. `masks[0]` is for the input, the others for the hidden
# layers in turn. Page [B] drops "only nodes in the hidden layers". Srivastava et al. (2014) drop inputs too, at a
# lower rate, so apply $\mu_0$ as well.
#
# <details><summary>Hint</summary>
#
# The output layer has neither ReLU nor mask. Treat it after the loop.
#
# </details>
# <details><summary>Formula</summary>
#
# The three equations under *Masks*. `*` is entry by entry, `@` is a matrix product.
#
# </details>
# <details><summary>First line</summary>
#
# `h = x * masks[0]`
#
# </details>


# %% nbgrader={"grade_id": "masked_forward", "solution": true}
def masked_forward(x, Ws, bs, masks):
    """The output of a network whose units are masked; hidden layers have a ReLU, the output is linear.

    Args:
        x: input, shape (n_0,).
        Ws: list of matrices; Ws[k] has shape (n_{k+1}, n_k). At least two.
        bs: list of biases; bs[k] has shape (n_{k+1},).
        masks: list of 0/1 arrays, as many as matrices; masks[k] has shape (n_k,). Nothing is rescaled.

    Returns:
        The output, an array of shape (n_last,).

    Raises:
        ValueError: if the lists differ in length (not tested).

    Example:
        On the napkin, with x = (1, 1) and every mask all ones, it is array([11]).

    Source: Srivastava et al. 2014, section 4, with given coins.
    """
    ### BEGIN SOLUTION
    if not len(Ws) == len(bs) == len(masks):
        raise ValueError("There must be as many biases and masks as matrices.")
    h = np.asarray(x) * masks[0]
    for W, b, mask in zip(Ws[:-1], bs[:-1], masks[1:], strict=True):
        h = np.maximum(W @ h + b, 0) * mask
    return Ws[-1] @ h + bs[-1]
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_masked_forward", "grade": true, "points": 3}
with exercise("masked_forward"):
    visible.test_masked_forward(masked_forward, random_network)

    ### BEGIN HIDDEN TESTS
    def forward(x, Ws, bs, masks, kind=float):
        h = (x * masks[0]).astype(kind)
        for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:], strict=True):
            h = (np.maximum(W @ h + b, 0) * m).astype(kind)
        return Ws[-1] @ h + bs[-1]

    # other widths and depths; several outputs defeat one number for an array, and what the output's ReLU clips
    for case, sizes in enumerate([(2, 3, 3, 3, 1), (4, 7, 6, 2), (3, 6, 2), (3, 9, 8, 7, 9, 8, 4)]):
        rng = seeded(20 + case)
        some_net, some_x = random_network(sizes, rng), rng.normal(size=sizes[0])
        some = [rng.permutation([0, 1, *rng.binomial(1, 0.8, size=n - 2)]) for n in sizes[:-1]]
        right = forward(some_x, *some_net, some)
        slips = {"truncates-to-integers": forward(some_x, *some_net, some, int), "relu-on-the-output": right.clip(0)}
        if case == 0:
            slips["knows-one-network"] = forward(some_x, *network(), some)
        with naming("knows-one-depth"):
            ask(masked_forward, some_x, *some_net, some).equals(right, slips, within=1e-5)
    # masks A, nothing kept at all, and a first layer that is lost while the rest lives on its biases
    lost = {"bias-of-a-live-unit-dropped": any_of([-1], [0])}
    for bits in ("11 000 111 111", "11 000 000 000", "00 111 111 111"):
        some = [np.array([int(bit) for bit in mask]) for mask in bits.split()]
        right = forward(np.array([1, 1]), *network(), some)
        ask(masked_forward, np.array([1, 1]), *network(), some).equals(right, lost)
    ask(masked_forward, np.array([1, 1]), *network(), masks_a).equals([3], lost)
    ### END HIDDEN TESTS

# %% [markdown]
# ## Remove what is dropped
#
# A dropped unit can be removed from the network, together with its row, its bias, and its column in the next matrix.
#
# ### Exercise 4: the thinned network ●●○ (20 min, 2 points)
#
# Write `thin_network`: the smaller matrices and biases that are left. Dropped inputs are removed too (the caller
# shortens `x` likewise), and a layer may lose all its units. The figure then shows what masks A leave of the network:
# two units in each layer and 14 of 27 weights. It is still the same function.
#
# <details><summary>Hint</summary>
#
# Each matrix is cut twice: rows by the mask of its own layer, columns by the mask of the layer before.
#
# </details>
# <details><summary>Formula</summary>
#
# `W[rows][:, columns]`, where both are arrays of booleans. The output keeps all its rows.
#
# </details>
# <details><summary>First line</summary>
#
# `keep = [np.array(m, dtype=bool) for m in masks]`
#
# </details>


# %% nbgrader={"grade_id": "thin_network", "solution": true}
def thin_network(Ws, bs, masks):
    """The network without its dropped units.

    Args:
        Ws: list of matrices; Ws[k] has shape (n_{k+1}, n_k). At least two.
        bs: list of biases; bs[k] has shape (n_{k+1},).
        masks: list of 0/1 arrays, as many as matrices; masks[k] has shape (n_k,), the first is the input's.

    Returns:
        (Ws, bs): two lists or tuples, one smaller array a layer, what stays in its old order. Where a layer
        loses all its units, the arrays are empty, with shapes such as (0, 2), (0,) and (1, 0).

    Raises:
        ValueError: if the lists differ in length (not tested).

    Example:
        On the napkin, masks A leave Ws of shapes (2, 2), (2, 2), (2, 2) and (1, 2).

    Source: Srivastava et al. 2014, figure 1: a unit is removed with all its connections.
    """
    ### BEGIN SOLUTION
    if not len(Ws) == len(bs) == len(masks):
        raise ValueError("There must be as many biases and masks as matrices.")
    keep = [np.flatnonzero(mask) for mask in masks] + [np.arange(len(bs[-1]))]
    thinner = [W[np.ix_(rows, columns)] for W, rows, columns in zip(Ws, keep[1:], keep[:-1], strict=True)]
    return thinner, [b[rows] for b, rows in zip(bs, keep[1:], strict=True)]
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_thin_network", "grade": true, "points": 2}
with exercise("thin_network"):
    visible.test_thin_network(thin_network)
    ### BEGIN HIDDEN TESTS
    # several outputs, one hidden layer, six layers; in two cases a whole layer is lost
    for sizes, lost in (
        ((4, 5, 3, 2), 0),
        ((3, 6, 2), 0),
        ((2, 4, 3, 5, 3, 2, 3), 3),
        ((3, 4, 2), 1),
        ((2, 3, 3, 1), 2),
    ):
        rng = seeded(40 + len(sizes) + lost)
        full = random_network(sizes, rng)
        some = [rng.permutation([0, 1, *rng.integers(2, size=n - 2)]) for n in sizes[:-1]]
        if lost:
            some[lost] *= 0
        alive = [*(m == 1 for m in some), np.full(sizes[-1], True)]
        right_Ws = [W[rows][:, columns] for W, rows, columns in zip(full[0], alive[1:], alive[:-1], strict=True)]
        right_bs = [b[rows] for b, rows in zip(full[1], alive[1:], strict=True)]
        with naming("knows-one-depth"):
            expect_network(ask(thin_network, *full, some), (right_Ws, right_bs), full)
    ### END HIDDEN TESTS

# %% tags=["experiment"]
thin_Ws, thin_bs = thin_network(Ws, bs, masks_a)
everything = [np.ones(np.shape(W)[1], dtype=int) for W in thin_Ws]
same = np.allclose(masked_forward(x, thin_Ws, thin_bs, everything), masked_forward(x, Ws, bs, masks_a))
print("thinned and masked agree:", same, "| weights left:", sum(np.size(W) for W in thin_Ws))
show(draw.panels(thin_Ws, thin_bs, {"Thinned by A": (everything, None)}, weights=True))

# %% [markdown]
# ## And the biases?
#
# Page [B] says "regularization is not for the bias nodes because they don't receive any input". The rule is right,
# the reason is weak. A better one: a bias is a constant, not a feature that other units could begin to rely on. A
# unit that is kept always keeps its bias; a dropped unit loses it, too. There are two ways to get this wrong, here
# with $q = \tfrac12$:
#
# ```python
# h = np.maximum(mask * (W @ h) + b, 0)        # "before": the mask comes before the bias is added
# h = np.maximum(W @ h + b / q, 0) * mask      # "after": the mask comes after, but b is scaled by 1/q
# ```
#
# The [`Dropout` wrapper of
# numpy-ml](https://github.com/ddbourgin/numpy-ml/blob/master/numpy_ml/neural_nets/wrappers/wrappers.py) divides a
# layer's whole output by $q$. This is right for the part that comes from the weights, since its dropout is inverted. For
# the bias it is the second mistake.

# %% [markdown]
# ### Exercise 5: the leak ●○○ (5 min, 1 point)
#
# With which code can a dropped unit have an output other than 0: `"before"` or `"after"`? Run that code on the network
# of this notebook with masks A: one of the three dropped units has such an output. `leaked` is this output.
#
# <details><summary>Hint</summary>
#
# What reaches a dropped unit in each code? What does ReLU do with it?
#
# </details>
# <details><summary>Formula</summary>
#
# Put 0 for the mask into both lines, and see what is left of each.
#
# </details>
# <details><summary>First line</summary>
#
# Write down the biases of the three dropped units, and put a ReLU on each.
#
# </details>

# %% nbgrader={"grade_id": "bias_leak", "solution": true}
leaky = None  # replace None by "before" or "after"
leaked = None  # replace None by a number
### BEGIN SOLUTION
leaky = "before"
leaked = 2
### END SOLUTION

# %% nbgrader={"grade_id": "test_bias_leak", "grade": true, "points": 1}
with exercise("leaky, leaked"):
    visible.test_bias_leak(known_leak, leaky, leaked)
    ### BEGIN HIDDEN TESTS
    other = {"the-code-without-the-leak": ["f228726b45"]}
    expect_sealed(leaky, "leaky", other, "before", words=("before", "after"))
    dropped = [b[m == 0] for b, m in zip(network()[1], masks_a[1:], strict=False)]
    expect_sealed(leaked, "leaked", known_leak, np.maximum(np.concatenate(dropped), 0).max())
    ### END HIDDEN TESTS

# %% [markdown]
# ## All 512
#
# Nine coins make 512 networks. Your `masked_forward` runs all of them; nothing is sampled.

# %% tags=["experiment"]
coins = np.array(list(np.ndindex(*[2] * 9))).reshape(512, 3, 3)
predictions = np.array([masked_forward(x, Ws, bs, [np.ones(2, dtype=int), *mask])[0] for mask in coins])
ones = [np.ones(W.shape[1], dtype=int) for W in Ws]
one_pass = masked_forward(x, [Ws[0], *(W / 2 for W in Ws[1:])], bs, ones)[0]
marks = {
    one_pass: draw.Mark(f"{one_pass:g}, one pass with halved weights", FULL, "--", "s"),
    predictions.mean(): draw.Mark(f"{predictions.mean():g}, the exact mean", MEAN, "-", "D"),
    11: draw.Mark("11, the full network", FULL, "-", "v"),
}
figure = draw.histogram(predictions, marks, xlabel="prediction", zoom=(2.9, 3.7))
settle("most common prediction", max(set(predictions), key=list(predictions).count), figure.axes[0])
settle("average of all 512", predictions.mean(), figure.axes[0])
show(figure)
print(f"range {predictions.min():g} to {predictions.max():g}, {(predictions > 11).sum()} above 11")

# %% tags=["experiment"]
print(f"the mean is {predictions.sum():g}/512 = {Fraction(int(predictions.sum()), 512)} = {predictions.mean():.4g}")
doubled = [Ws[0], *(2 * W for W in Ws[1:])]  # as if each survivor were divided by 0.5
inverted = [masked_forward(x, doubled, bs, [ones[0], *mask])[0] for mask in coins]
print(f"survivors divided by 0.5: mean {np.mean(inverted):.4g}")

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **You should see** a tall stem at −1, with 174 networks: in nearly all of them the last hidden layer is 0, so the
# output is its bias. The mean (orange) is 1712/512 = 107/32 ≈ 3.34. One pass with halved weights (dashed) gives 3.25;
# this is the approximation that vanilla dropout uses at test time. The full network's 11 is far from both, and 76
# networks give more than 11.
#
# **It does not show** that one pass is the mean, or always so close: if survivors are divided by 0.5, the mean is
# 15.97, and one pass gives 11. Nor does it show that dropout helps, since these weights were never trained. And no single
# network here has the output 3.25, or 3.34.
#
# </details>

# %% [markdown]
# Now play with all of them: click a unit to drop it, toss nine coins, move p. Black stems are exact probabilities.
# For which p is the mean the largest? Everything below comes from your `masked_forward`.
#
# <details><summary>The largest mean</summary>
#
# At p = 0, where it is the full network's 11: each unit that may be dropped lowers this mean, and at p = 1 only −1,
# the bias of the output, is left.
#
# </details>

# %% tags=["experiment"]
outputs = np.zeros(512)
outputs[coins.reshape(512, 9) @ 2 ** np.arange(9)] = predictions
hidden_units = [(layer, unit) for layer in (1, 2, 3) for unit in range(3)]
inputs = {(0, 0): "1", (0, 1): "1"}
living.network([2, 3, 3, 3, 1], hidden_units, outputs, labels=inputs, title="The napkin network")

# %% [markdown]
# ## Measured: could you have sampled it?
#
# Draw n masks, take the average of their predictions, and repeat with 20 seeds. How many draws does it take until the
# error bars separate the one pass from the exact mean?

# %% tags=["experiment"]
runs = {}
for n in 2 ** np.arange(3, 18, 2):
    rngs = [np.random.default_rng(seed) for seed in range(20)]
    runs[int(n)] = [predictions[rng.integers(512, size=n)].mean() for rng in rngs]
marks = {
    one_pass: draw.Mark(f"{one_pass:g}, one pass", FULL, "--"),
    predictions.mean(): draw.Mark("the exact mean", MEAN, "-"),
    11: draw.Mark("11, the full network", FULL, "-"),
}
show(draw.estimates(runs, marks, ylabel="mean prediction", split=2048))
gap = predictions.mean() - one_pass
print(f"two standard deviations fit into the gap from n = {(2 * predictions.std() / gap) ** 2:,.0f} on")

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **You should see** error bars (one standard deviation over seeds, each a grey dot) that shrink like $1/\sqrt n$. A
# hundred draws show that the mean is not 11. To tell 3.25 from 107/32 takes 28,504: only then do they lie two standard
# errors apart. Going through all 512 is exact.
#
# **It does not show** that sampling is a bad idea: 100 units have $2^{100}$ masks.
#
# </details>

# %% [markdown]
# ## What you can now prove
#
# - A 0/1 mask may act before or after the ReLU, on the columns of the next matrix, or by removal: one function.
# - It may not act before the bias is added: then a dropped unit has the output relu(b).
# - The mean of all sub-networks, the one scaled pass and the full network are three different numbers here.
#
# **Open questions.** When is the average network the average of the networks (notebook 5)? Which unit, dropped for good,
# changes the mean most? Is −1 so common by chance, or in every deep network?
#
# **Sources, and what they get wrong.** The pages are listed at the end of notebook 1. [B], *Comprehend Dropout*, has
# such a toy network; its pictures are lost, so the numbers here are new. It drops hidden units only, and its reason
# for biases is weak. [D], the overview: in its example the sum does not stay. Srivastava et al. (2014, JMLR 15):
# nothing wrong; their p *keeps*, and inputs are kept more often. numpy-ml's `Dropout` wrapper scales the bias.

# %% tags=["experiment"]
from dropout_lab.figures.course_map import my_map
from dropout_lab.page.strip import show_progress

show_progress("02_napkin_network")
show(my_map())
