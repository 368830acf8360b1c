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
# # Backward, and the switch everyone forgets
#
# Your layer drops units in the forward pass. In this notebook you add its backward pass and a switch between training
# and evaluation. Then you train a network on digits of which a fifth of the labels were replaced at random, and judge
# by pairs whether dropout helps. Eight exercises, 16 points, 190 minutes.
#
# **Guess before anything runs.** A fifth of 800 training labels is drawn again at random, so some 18% are wrong. One
# network is trained for 50 epochs without dropout, another one with p = 0.5. What are the two training errors, in
# percent? And what is the test error of the second network if its coins are left on?

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
from dropout_lab.checks import ask, exercise, expect, expect_same_state_same_coins, nonzero, seeded, wrong
from dropout_lab.checks.gradients import (
    converted, expect_gradients, expect_rates_checked, expect_same_road, expect_yes_or_no, gradient, survivors,
)  # fmt: skip
from dropout_lab.checks.rates import (
    expect_end_of_the_rates, expect_own_caches, expect_own_rates, expect_way_back_whatever_the_switch,
)  # fmt: skip
from dropout_lab.content import mlp, trials
from dropout_lab.figures import curves as draw
from dropout_lab.figures.style import show
from dropout_lab.page import guess, hint, settle, track
from dropout_lab.visible import backward_and_switch as visible

# %% tags=["experiment"]
guess("training error without dropout, %", low=None, high=None, sure=0.9)
guess("training error with p = 0.5, %", low=None, high=None, sure=0.9)
guess("test error, coins left on, %", low=None, high=None, sure=0.9)

# %% [markdown]
# ## The way back
#
# Within one pass the coins are fixed numbers. So out = x m / (1 − p) is a product, and its derivative with respect to
# x is the other factor:
#
# $$\frac{\partial L}{\partial x} = \frac{\partial L}{\partial \text{out}} \odot \frac{m}{1 - p}$$
#
# ### Exercise 1: the gradient ●●○ (20 min, 2 points)
#
# Copy your `inverted_dropout` from notebook 3 (or start from the help) and write `inverted_backward` for it. The
# cache holds whatever backward needs, also after a pass with `train=False`. Several forward passes may happen before
# the first backward pass, so each must return a cache of its own.
#
# <details><summary>Hint</summary>Which numbers did forward multiply x by? And in evaluation?</details>
# <details><summary>Formula</summary>dx = dout m / (1 − p) after training, dx = dout after evaluation.</details>
# <details><summary>First lines</summary><code>if not train: return x, None</code>, then
# <code>factor = (rng.random(x.shape) &gt;= p) / (1 - p)</code></details>


# %% nbgrader={"grade_id": "inverted_backward", "solution": true}
def inverted_dropout(x, p, rng, train=True):
    """Inverted dropout, as in notebook 3.

    Args:
        x: float array of any shape.
        p: probability of dropping, in [0, 1]; at 1 everything is zero in training, the gradient too.
        rng: numpy.random.Generator.
        train: True tosses coins, False is the test pass.

    Returns:
        (out, cache): out has x's shape; cache is whatever your ``inverted_backward`` wants.

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
    factor = np.zeros(x.shape) if p == 1 else (rng.random(x.shape) >= p) / (1 - p)
    return x * factor, factor
    ### END SOLUTION


def inverted_backward(dout, cache):
    """The gradient of the loss with respect to x, from the gradient with respect to out.

    Args:
        dout: array of out's shape.
        cache: what the forward pass returned with that out.

    Returns:
        Array of x's shape. dout itself is not changed.

    Raises:
        Nothing of its own.

    Example:
        After a pass with train=False, inverted_backward(dout, cache) equals dout.

    Source: the chain rule; Srivastava et al. (2014), section 5.1.
    """
    ### BEGIN SOLUTION
    return dout if cache is None else dout * cache
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_inverted_backward_mask", "grade": true, "points": 1}
with exercise("inverted_backward"):
    visible.test_inverted_backward_mask(inverted_dropout, inverted_backward)
    ### BEGIN HIDDEN TESTS
    for shape, p in [((300,), 0.2), ((5, 6, 20), 0.8)]:
        x, dout = nonzero(4, *shape), nonzero(5, *shape)
        out, cache = ask(inverted_dropout, x, p, seeded(6)).pair("out", "cache")
        out = survivors(expect(out, "out of inverted_dropout"), x, p)
        expect_same_road(gradient(inverted_backward, dout, cache), dout, out / x, {"gradient-times-input": out})
    x, dout = nonzero(13, 6, 50), nonzero(14, 6, 50)
    for p in (0, 1):  # the ends are rates, too
        out, cache = ask(inverted_dropout, x, p, seeded(15)).pair("out", "cache")
        expect_end_of_the_rates(expect(out, f"out at p = {p}"), gradient(inverted_backward, dout, cache), p, x, dout)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_inverted_backward_caches", "grade": true, "points": 1}
with exercise("inverted_backward"):
    visible.test_inverted_backward_caches(inverted_dropout, inverted_backward)
    ### BEGIN HIDDEN TESTS
    x, dout = nonzero(7, 6, 50), nonzero(8, 6, 50)
    expect_own_caches(inverted_dropout, inverted_backward, x, dout, rates=(0.3, 0.6))
    expect_same_state_same_coins(lambda rng: inverted_dropout(x, 0.3, rng)[0])
    zeros = np.where(np.arange(50) % 2, x, 0.0)  # a unit at rest is not a dropped one
    factors = ask(inverted_dropout, x, 0.3, seeded(12)).pair("out", "cache")[0] / x
    _, cache = ask(inverted_dropout, zeros, 0.3, seeded(12)).pair("out", "cache")
    at_rest = {"mask-read-from-zeros": np.where(zeros == 0, 0, factors)}
    expect_same_road(gradient(inverted_backward, dout, cache), dout, factors, at_rest)
    ### END HIDDEN TESTS

# %% [markdown]
# ## Trust no gradient
#
# A backward pass with a fresh mask, without the factor or without a mask is wrong, and a network still trains with it.
# So check the gradient against finite differences:
#
# $$\frac{\partial L}{\partial x_i} \approx \frac{L(x + h e_i) - L(x - h e_i)}{2h}, \qquad L(x) = \sum f(x) \odot \text{dout}$$
#
# Here $e_i$ is 1 at entry i and 0 elsewhere. The true loss comes after many more stages; this L stands in for it, since
# it is the simplest function of f(x) whose gradient with respect to f(x) is dout.
#
# If each call tosses new coins, the check fails; if dropout is turned off, the check says nothing about dropout.
# **Freeze the mask**: f must toss the same coins at each call.
#
# ### Exercise 2: the slope, measured ●●○ (15 min, 1 point)
#
# Write `numerical_gradient`, for any f from an array to an array. It knows nothing of dropout; the caller freezes the
# mask.
#
# <details><summary>Hint</summary>Which outputs may one entry of x move? Move one entry at a time, and add up all of
# them.</details>
# <details><summary>Formula</summary>grad[i] = sum((f(x + h e_i) − f(x − h e_i)) dout) / (2 h)</details>
# <details><summary>First line</summary><code>grad = np.zeros(x.shape)</code>, then <code>for i in np.ndindex(x.shape):</code></details>


# %% nbgrader={"grade_id": "numerical_gradient", "solution": true}
def numerical_gradient(f, x, dout, h=1e-5):
    """The gradient of sum(f(x) * dout) with respect to x, by central differences, one entry at a time.

    Args:
        f: function from an array of x's shape to an array of dout's shape; its coins, if any, are frozen.
        x: float array of any shape.
        dout: array of the shape of f(x).
        h: half the distance between the two points.

    Returns:
        Array of x's shape. x itself is not changed.

    Raises:
        Nothing of its own.

    Example:
        numerical_gradient(lambda v: v * v, np.array([3.0]), np.array([1.0])) is close to [6].

    Source: every course's gradient check; the error is of order h squared.
    """
    ### BEGIN SOLUTION
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return grad
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_numerical_gradient", "grade": true, "points": 1}
with exercise("numerical_gradient"):
    visible.test_numerical_gradient(numerical_gradient)
    ### BEGIN HIDDEN TESTS
    x, W, dout = nonzero(56, 3), nonzero(57, 3, 2), nonzero(58, 2)  # every entry moves every output, and not in a line
    right = 3 * W @ (dout * (x @ W) ** 2) + 0.01 * W**3 @ dout
    slips = {"steps-pile-up": lambda g: np.isclose(g[0], right[0]) and not np.isclose(g[-1], right[-1])}
    ask(numerical_gradient, lambda v: (v @ W) ** 3, x, dout, h=0.1).equals(right, slips)
    x, dout = nonzero(54, 2, 1, 2), nonzero(55, 2, 1, 2)
    ask(numerical_gradient, lambda v: v**3, x, dout, h=0.2).equals(dout * (3 * x**2 + 0.04))
    ask(numerical_gradient, lambda v: v**3, x, dout).equals(
        3 * dout * x**2, {"remembers-the-option": lambda g: np.allclose(g, dout * (3 * x**2 + 0.04))}
    )
    ask(numerical_gradient, lambda v: v, x, dout).equals(dout, {"buffer-used-again": lambda g: not g.any()})
    ### END HIDDEN TESTS

# %% tags=["experiment"]
x, dout, coins = nonzero(1, 4, 5), nonzero(2, 4, 5), np.random.default_rng(3)
out, cache = inverted_dropout(np.tanh(x), 0.3, np.random.default_rng(4))
exact = inverted_backward(dout, cache) * (1 - np.tanh(x) ** 2)
passed = lambda v, rng: np.asarray(inverted_dropout(np.tanh(v), 0.3, rng)[0])
frozen = lambda v: passed(v, np.random.default_rng(4))  # the same coins at each call
fresh = lambda v: passed(v, coins)
steps = np.logspace(-10, 0, 21)
error = lambda f: [abs(numerical_gradient(f, x, dout, h=h) - exact).max() for h in steps]
errors = {"mask frozen": error(frozen), "fresh mask at each call": error(fresh)}
show(draw.gradient_check(steps, errors))

# %% [markdown]
# <details><summary>What you should see</summary>
#
# With a frozen mask the error falls like h² until rounding takes over; it is smallest near h = 1e-5. With fresh masks
# the two outputs differ by whole entries. This difference is divided by 2 h, so the smaller h is, the larger the error.
#
# </details>
#
# ## The switch
#
# PyTorch keeps a flag in every module. `model.train()` sets it, and `model.eval()` clears it. In evaluation, dropout is
# the identity. It has no factor there, since it is inverted; page [A] explains the switch by vanilla's factor 1 − p.
# Batch norm, a layer that standardises each unit over the batch, uses averages that it collected while training.
# `eval()` does not stop gradients. `F.dropout(x, p)` does not look at the switch: its `training` is True unless you say
# otherwise. Keras passes an argument instead: `fit` sets `training=True`, `predict` and `evaluate` set it to False.
# `trainable=False` does not switch dropout off.
#
# ### Exercise 3: a layer with a switch ●●● (30 min, 4 points)
#
# Write `Dropout`, with coins of its own. `backward` belongs to the last `forward`, whatever the switch says by now.
# Page [C] drops units "During each training iteration (or epoch)"; draw a new mask for each pass and each example.
#
# <details><summary>Hint</summary>Which four things must the layer remember from one call to the next? Three are the
# rate, a generator and the switch.</details>
# <details><summary>Formula</summary>forward: inverted_dropout with train = the switch; backward: inverted_backward with the last cache.</details>
# <details><summary>First line</summary>In <code>__init__</code>, after the check of p: <code>self.rng = np.random.default_rng(seed)</code></details>


# %% nbgrader={"grade_id": "dropout_layer", "solution": true}
class Dropout:
    """Inverted dropout with a switch; it starts in training mode.

    Args:
        p: probability of dropping, in [0, 1]; at 1 everything is zero in training, the gradient too.
        seed: for coins of its own; the same seed gives the same coins, None new ones each time.

    Raises:
        ValueError: if p lies outside [0, 1] (tested).

    Example:
        layer = Dropout(0.5, seed=1); layer.eval(); layer.forward(x) equals x.

    Source: torch.nn.Dropout has the same modes, and the same factor while training.
    """

    def __init__(self, p, seed=None):
        ### BEGIN SOLUTION
        if not 0 <= p <= 1:
            raise ValueError("p is a probability: choose it from 0 to 1.")
        self.p, self.rng, self.training = p, np.random.default_rng(seed), True
        self.cache = None
        ### END SOLUTION

    def forward(self, x):
        """One pass: floats x of any shape in, an array of that shape out (the output alone)."""
        ### BEGIN SOLUTION
        out, self.cache = inverted_dropout(x, self.p, self.rng, self.training)
        return out
        ### END SOLUTION

    def backward(self, dout):
        """The gradient for the last forward pass, whatever the switch says by now."""
        ### BEGIN SOLUTION
        return inverted_backward(dout, self.cache)
        ### END SOLUTION

    def train(self):
        """Coins on."""
        ### BEGIN SOLUTION
        self.training = True
        ### END SOLUTION

    def eval(self):
        """Coins off: forward is the identity."""
        ### BEGIN SOLUTION
        self.training = False
        ### END SOLUTION


# %% nbgrader={"grade_id": "test_dropout_layer_road", "grade": true, "points": 2}
with exercise("Dropout", after="inverted_backward"):
    visible.test_dropout_layer_road(Dropout)
    ### BEGIN HIDDEN TESTS
    layer = Dropout(0.3, 1)
    ask(layer.forward, nonzero(31, 30, 40))
    ask(layer.forward, nonzero(33, 199, 50)).independent().kept(0.7)
    for shape, p in [((500,), 0.2), ((5, 6, 20), 0.6)]:
        layer, x, dout = Dropout(p, 2), nonzero(34, *shape), nonzero(35, *shape)
        out = survivors(ask(layer.forward, x), x, p)
        theirs = ask(Dropout(p, 3).forward, x).array()  # another layer comes in between
        expect_same_road(gradient(layer.backward, dout), dout, out / x, {"layers-share-a-mask": theirs / x})
    x, dout = nonzero(36, 6, 50), nonzero(37, 6, 50)
    zeros = np.where(np.arange(50) % 2, x, 0.0)  # a unit at rest is not a dropped one
    factors = ask(Dropout(0.3, 4).forward, x).array() / x
    two = Dropout(0.3, 4)
    if not np.allclose(ask(two.forward, zeros).array(), zeros * factors):
        wrong("two layers made with seed 4", "seed-ignored")
    at_rest = {"mask-read-from-zeros": np.where(zeros == 0, 0, factors)}
    expect_same_road(gradient(two.backward, dout), dout, factors, at_rest)
    expect_own_rates(Dropout, nonzero(42, 48, 50), nonzero(43, 48, 50), rates=(0.3, 0.6))
    for p in (0, 1):  # the ends are rates, too
        end, x, dout = Dropout(p, 1), nonzero(44, 6, 50), nonzero(45, 6, 50)
        expect_end_of_the_rates(ask(end.forward, x), gradient(end.backward, dout), p, x, dout)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_dropout_layer_switch", "grade": true, "points": 2}
with exercise("Dropout", after="inverted_backward"):
    visible.test_dropout_layer_switch(Dropout)
    ### BEGIN HIDDEN TESTS
    layer, still, x, dout = Dropout(0.6, 8), Dropout(0.3, 9), nonzero(40, 5, 4, 9), nonzero(41, 5, 4, 9)
    expect_way_back_whatever_the_switch(layer, x, dout)
    layer.eval()
    if np.array_equal(ask(still.forward, x).array(), x):
        wrong("after eval() of one layer", "switch-shared-by-layers")
    ask(Dropout(0, 1).forward, x).equals(x)
    expect_rates_checked(Dropout, good=(0.0, 0.999, 1.0), bad=(-1e-9, 1 + 1e-9, -3, 30))
    ### END HIDDEN TESTS

# %% [markdown]
# ## Inside a network
#
# The stages are Linear, ReLU, Dropout, Linear; the backward pass goes through them in reverse order. The scores get
# no dropout, since no layer after them could average the noise.
#
# ### Exercise 4: one step of a network ●●● (30 min, 3 points)
#
# Write `mlp_step`: one batch, one given 0/1 mask; the loss, and a gradient for each parameter. Softmax makes scores $s$ into
# probabilities $e^{s_k} / \sum_j e^{s_j}$; subtract the largest score of each row first, so that nothing overflows. The loss is the mean
# over the examples of −log of the probability of the right label: the mean cross-entropy. In Keras the example would read `Dense(3, activation="relu")`, `Dropout(0.2)`, `Dense(2)`.
#
# <details><summary>Hint</summary>Which stages does the forward pass have? Give the result of each a name: z, h, scores.
# The backward pass needs these names again.</details>
# <details><summary>Formula</summary>For the scores, d = (softmax − one-hot) / N, where one-hot is 1 at the label and 0 elsewhere. Each linear stage: dW = inputᵀ d, db = column sums of d. Through
# the hidden stage the gradient meets three things: W2ᵀ, the mask with its factor, and ReLU's 0/1 slope.</details>
# <details><summary>First line</summary><code>z = X @ params["W1"] + params["b1"]</code></details>
# <details><summary>Hard part</summary>You have d, the gradient for the scores, with one row an example. The gradient for z has
# the shape of z. Which matrix takes a row of d to a row of that shape? And which entries of z did not reach the scores?
# There are two reasons for that.</details>
# <details><summary>Counterexample</summary>One example and one unit: z = −2, the mask is 1. The unit is kept, but ReLU made it
# 0, so a small change of z changes nothing: the gradient for z is 0, although the mask is 1. Now z = 2, the mask is 0:
# ReLU lets z through, and the coin drops it. The gradient is 0 again. With z = 2, mask 1 and p = 0.2 the gradient for h
# is multiplied by 1.25.</details>
# <details><summary>Its line</summary><code>dz = d @ params["W2"].T * mask / (1 - p) * (z &gt; 0)</code>, then grads["W1"] is made of X
# and dz as grads["W2"] is made of h and d.</details>


# %% nbgrader={"grade_id": "mlp_step", "solution": true}
def mlp_step(params, X, Y, mask, p):
    """Loss and gradients of Linear - ReLU - Dropout - Linear - softmax for one batch and one mask.

    Args:
        params: {"W1": (D, H), "b1": (H,), "W2": (H, K), "b2": (K,)}.
        X: examples, (N, D).
        Y: integer labels, (N,), from 0 to K - 1.
        mask: 0 or 1, (N, H); the hidden layer is relu(X @ W1 + b1) * mask / (1 - p).
        p: probability of dropping, in [0, 1).

    Returns:
        (loss, grads): the mean cross-entropy of the softmax, and a dict with the keys of params. Nothing is changed.

    Raises:
        Nothing of its own.

    Example:
        With W2 and b2 all zero and K = 10 the loss is log(10).

    Source: backpropagation, Rumelhart, Hinton and Williams (1986), with one factor more.
    """
    ### BEGIN SOLUTION
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0) * mask / (1 - p)
    scores = h @ params["W2"] + params["b2"]
    scores = scores - scores.max(axis=1, keepdims=True)
    log_q = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    rows = np.arange(len(Y))
    d = np.exp(log_q)
    d[rows, Y] -= 1
    d /= len(Y)
    dz = d @ params["W2"].T * mask / (1 - p) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return -log_q[rows, Y].mean(), grads
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_mlp_step_loss", "grade": true, "points": 1}
with exercise("mlp_step"):
    visible.test_mlp_step_loss(mlp_step)
    ### BEGIN HIDDEN TESTS
    mask, p = np.array([[1, 0, 1, 0, 1], [0, 1, 1, 0, 1], [1, 1, 0, 0, 1], [1, 1, 1, 0, 0]]), 0.3
    X, Y, params = nonzero(61, 4, 3), seeded(62).integers(0, 4, 4), {"W1": nonzero(63, 3, 5), "b1": nonzero(64, 5)}
    params["b1"][1] = 9  # a unit that is live for every example
    params |= {"W2": nonzero(65, 5, 4) / 4, "b2": nonzero(66, 4)}

    def loss(factor, rows=...):
        s = np.maximum(X @ params["W1"] + params["b1"], 0) * factor @ params["W2"] + params["b2"]
        return np.mean(np.log(np.exp(s).sum(axis=1))[rows] - s[np.arange(4), Y])

    slips = {"mask-of-the-first-row": loss(mask[:1] / 0.7), "divides-by-another-row": loss(mask / 0.7, rows=Y)}
    ask(mlp_step, params, X, Y, mask, p).first_of("loss", "grads").equals(loss(mask / 0.7), slips, within=1e-4)
    ask(mlp_step, params, X, Y, mask.astype(float), 0.0).first_of("loss", "grads").equals(loss(mask), within=1e-4)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_mlp_step_grads", "grade": true, "points": 2}
with exercise("mlp_step"):
    visible.test_mlp_step_grads(mlp_step)
    ### BEGIN HIDDEN TESTS
    mask, p = np.array([[1, 0, 1, 0, 1], [0, 1, 1, 0, 1], [1, 1, 0, 0, 1], [1, 1, 1, 0, 0.0], [0, 1, 0, 0, 1]]), 0.3
    X, Y, params = nonzero(72, 5, 3), np.array([1, 0, 2, 0, 1]), {"W1": nonzero(73, 3, 5), "b1": nonzero(74, 5)}
    params["b1"][1] = 9
    params |= {"W2": nonzero(75, 5, 4) / 4, "b2": nonzero(76, 4)}
    pre = X @ params["W1"] + params["b1"]
    h = np.maximum(pre, 0) * mask / 0.7
    s = np.exp(h @ params["W2"] + params["b2"])
    d = (s / s.sum(axis=1, keepdims=True) - np.eye(4)[Y]) / 5
    dz = d @ params["W2"].T * mask / 0.7 * (pre > 0)
    right = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    ratios = {"gradient-summed": 5, "gradient-divided-by-classes": 5 / 4}
    expect_gradients(ask(mlp_step, params, X, Y, mask, p), right, {}, ratios)
    ### END HIDDEN TESTS

# %% [markdown]
# ## Training on wrong labels
#
# The data are 8 x 8 digits: 800 for training, 160 for validation, and all others for the test. A fifth of the training
# and validation labels is drawn again at random (label noise); the test labels are all right. The network has two
# hidden layers of 128 units, and Adam trains it for 50 epochs. The trainer calls your layer after each hidden layer,
# and then both backward functions, so two caches are in use at once. Errors are measured with coins off.


# %% tags=["experiment"]
def layer(p):
    def toss(h, rng):
        out, cache = inverted_dropout(h, p, rng)
        return out, lambda dout: inverted_backward(dout, cache)

    return toss if p else None


train = lambda p, seed, *more, **named: trials.learn(layer(p), seed, *more, **named)  # dropout_lab/content/trials.py


# %% tags=["experiment"]
plain, dropped = ([train(p, seed) for seed in track(range(3))] for p in track((0, 0.5)))
wrong_share = np.mean([run.wrong for run in plain])
errors = lambda runs: np.array([np.stack([run.train, run.errors], axis=1) for run in runs])  # (seeds, looks, 2)
left_on = [run.left_on for run in dropped]
figure = draw.learning_curves({"no dropout": errors(plain), "p = 0.5": errors(dropped)}, wrong_share, left_on, every=2)
for name, told in {"without dropout": plain, "with p = 0.5": dropped}.items():
    truth = 100 * np.mean([run.train[-1] for run in told])
    settle(f"training error {name}, %", truth, figure.axes[0], along="y", at=50)  # after 50 epochs
settle("test error, coins left on, %", 100 * np.mean(left_on), figure.axes[1], along="y", at=50)
show(figure)

# %% [markdown]
# <details><summary>What you should see</summary>
#
# Curves are means of three seeds, bands are one standard deviation. **Without dropout the network memorises nearly all
# wrong labels: it overfits.** Its test error falls at first, and then it rises. With p = 0.5 the training error stays
# near the share of wrong labels: the network has learned the digits and not the wrong labels. Notebook 0 showed that
# dropout does not forbid memorising, it slows it down; here 50 epochs end before it. If you forget the switch,
# a good network looks mediocre.
#
# </details>
#
# ## Which p? Ask the validation images
#
# Page [D] says "adjust based on validation". If you choose p by its test error, then this test error looks too good.
# So choose the p with the least validation loss. The validation labels are as wrong as the training labels, since in
# practice nobody knows which are wrong.
#
# Page [B] adds dropout when "the loss of validation goes higher than the loss of train". That alone is no criterion:
# if the training loss is measured with coins on, it may lie above the validation loss. Look for the validation loss
# turning up. **Early stopping** takes the weights of the epoch in which the validation loss is least. It needs no further
# training, so whatever is said to prevent overfitting has to be compared with it.

# %% tags=["experiment"]
rates = [0, 0.2, 0.4, 0.5, 0.6, 0.8]
others = track([p for p in rates if p not in (0, 0.5)])
measured = {0: plain, 0.5: dropped} | {p: [train(p, seed) for seed in track(range(3))] for p in others}
end = lambda what: np.array([[what(measured[p][seed]) for p in rates] for seed in range(3)])  # (seeds, rates)
at_end = [end(lambda run: run.train[-1]), end(lambda run: run.at_end), end(lambda run: run.loss[-1])]
show(draw.sweep(rates, *at_end, wrong_share))

# %% [markdown]
# <details><summary>What you should see</summary>
#
# Test error over p has the shape of a U with a flat bottom from 0.4 to 0.6: with less dropout the network memorises
# wrong labels, with more it underfits. The validation loss finds this bottom. The usual advice, 0.2 to 0.5, covers the
# left slope and the beginning of the bottom. Two rules of page [D] do not fit together: "Lower (0.1 - 0.3)" for small
# networks, and "Start with 0.5". Layers may also need different rates; inputs are dropped in the original paper, at a
# lower rate. Such rules give the first values to try; the validation loss decides.
#
# </details>
#
# ## Is the difference real?
#
# Another seed gives other images, other wrong labels and other weights, so errors differ from seed to seed. Is p = 0.5
# better than early stopping, or was it lucky? Run both on the **same seeds**, and look at the n differences. Images
# that are hard for one method are hard for the other one too; in the difference this cancels.
#
# Three numbers describe the differences: their mean; the **standard error** of this mean, which says how far the mean
# of n differences would vary if you took n other seeds; and a **confidence interval**, which reaches t standard errors
# to each side. For 95%, t is 1.96 if n is very large. With few pairs their spread is not well known, so t is larger
# (the table is called Student's t): 12.706 for n = 2, 4.303 for n = 3, 2.776 for n = 5, 2.093 for n = 20. This
# holds if the differences are independent and roughly normal.
#
# ### Exercise 5: judge in pairs ●●○ (15 min, 2 points)
#
# Write `paired`: from the results of two methods on the same seeds, the mean difference, its standard error and the
# interval. t is given.
#
# <details><summary>Hint</summary>Variances of independent numbers add (notebook 1). What is then the standard deviation of the
# mean of n differences, if one difference has the standard deviation s? And why not that of a and b, each by itself?</details>
# <details><summary>Formula</summary>With d = a − b: difference = mean of d; s² = sum((d − difference)²) / (n − 1); error = s / √n;
# interval = difference ± t error</details>
# <details><summary>First line</summary><code>d = a - b</code></details>


# %% nbgrader={"grade_id": "paired", "solution": true}
def paired(a, b, t):
    """Compare two methods by their results on the same seeds.

    Args:
        a: results of one method, float array (n,), one for each seed, n at least 2.
        b: results of the other method, (n,); b[i] has the same seed as a[i].
        t: multiplier of the standard error in the interval, such as 4.303 for 95% with n = 3.

    Returns:
        (difference, error, (low, high)): the mean of a - b; its standard error, for which the variance of the n
        differences is estimated with n - 1; the interval from t errors below the difference to t errors above it.

    Raises:
        Nothing of its own.

    Example:
        paired(np.array([4.0, 7.0]), np.array([1.0, 2.0]), 2.0) gives (4.0, 1.0, (2.0, 6.0)).

    Source: Student (1908), who compared two drugs on the same patients; in today's form, with n - 1.
    """
    ### BEGIN SOLUTION
    d = a - b
    difference, error = d.mean(), d.std(ddof=1) / np.sqrt(len(d))
    return difference, error, (difference - t * error, difference + t * error)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_paired", "grade": true, "points": 2}
with exercise("paired"):
    visible.test_paired(paired)
    ### BEGIN HIDDEN TESTS
    for pairs, shift, t in ((2, -3, 12.706), (7, 0.5, 0.7), (20, -1, 2.093)):
        draws = seeded(90 + pairs)
        hard = draws.normal(12, 4, pairs)  # what both methods meet
        a, b = hard + shift + draws.normal(0, 1, pairs), hard + draws.normal(0, 1, pairs)
        mean = (a - b).mean()
        error = np.sqrt(((a - b - mean) ** 2).sum() / (pairs - 1) / pairs)
        right = mean, error, (mean - t * error, mean + t * error)
        given = visible.comparison(ask(paired, a, b, t))
        for part, value, meant in zip(visible.PARTS, given.value, right, strict=True):
            expect(value, f"{part} of {pairs} pairs").equals(meant)
    ### END HIDDEN TESTS

# %% [markdown]
# Early stopping is the control. The figure holds other methods against it, on the 800 digits with wrong labels: the
# network of the last epoch; an **ensemble**, which averages the probabilities of three networks that were trained from
# different weights; and dropout, with p = 0.5 and with the p that the validation loss chooses. To train 20 seeds takes
# minutes, so their errors are recorded; your three seeds are others. Guess two differences first, for 50 epochs each: a
# negative number means fewer errors than early stopping.

# %% tags=["experiment"]
guess("p = 0.5 minus early stopping, points", low=None, high=None, sure=0.9)
guess("three networks of the last epoch minus early stopping, points", low=None, high=None, sure=0.9)

# %% tags=["experiment"]
table = trials.recorded()["wrong labels"]  # by the method, test errors of 20 seeds in percent
shown = [method for method in table if method not in ("early stopping", "p by test")]
judged = {method: paired(table[method], table["early stopping"], trials.T95[20]) for method in shown}
members = [[train(0, seed, start=k) for k in track((1, 2))] for seed in track(range(3))]
own = [trials.test_errors({p: measured[p][seed] for p in rates}, members[seed]) for seed in range(3)]
mine = trials.in_percent(own)
figure = draw.differences(judged, *(trials.minus(e, "early stopping") for e in (table, mine)), "early stopping")
for method, asked in {"p = 0.5": "p = 0.5", "three networks, 50 epochs": "three networks of the last epoch"}.items():
    settle(f"{asked} minus early stopping, points", judged[method][0], figure.axes[0], at=list(judged).index(method))
show(figure)

# %% tags=["experiment"]
tell = lambda errors, a, b: trials.tell(errors, a, b, paired(errors[a], errors[b], trials.T95[len(errors[a])]))
tell(table, "p = 0.5", "three networks, stopped early")
tell(table, "p by validation", "p = 0.5")
tell(table, "p by test", "p by validation")
tell(table, "p = 0.5", "early stopping")
tell(mine, "p = 0.5", "early stopping")

# %% [markdown]
# <details><summary>What you should see</summary>
#
# **Dropout makes fewer errors than early stopping.** With p = 0.5 the mean difference is 1.5 points, and its interval
# reaches from 1.0 to 2.1. But both are far better than the network of the last epoch, which has 7.7 points more than
# early stopping: who compares dropout with that network alone praises it too much. To average three networks of the
# last epoch helps less than to stop one early.
#
# **Three networks that are stopped early are as good as dropout.** The difference is 0.0 points, and its interval
# reaches half a point to each side. This is a null result: 20 seeds show no difference, and a difference of less than
# half a point could still be there. The ensemble needs three trainings, and three passes for each answer. Two more
# null results: p by validation is no better than p = 0.5 here, and dropout that is stopped early is not better either.
#
# If p is chosen by the test errors, they look 0.2 points better than they are. The interval of your own three seeds is
# several times as wide, and zero may lie inside it: three seeds say little. Between dropout and early stopping the pairs
# hardly help: the standard error is 0.26 points in pairs and 0.27 without, so the two errors of a seed have little in
# common. Between two rates of dropout they help: 0.10 instead of 0.26.
#
# **What this does not show:** the same order on other data, for other networks or another share of wrong labels. The
# splits share images, since all come from the same 1,797 digits, so the differences are not quite independent. About
# one of 20 such intervals does not hold the true difference.
#
# </details>
#
# ## When all labels are right
#
# Does dropout help when no label is wrong, with 100 digits, with 300, with 800? Guess, then run; a negative number means
# fewer errors. The control is the network without dropout, after 50 epochs. There is one validation image for every
# five training images, as before.

# %% tags=["experiment"]
guess("100 clean digits: p = 0.5 minus none, points", low=None, high=None, sure=0.9)

# %% tags=["experiment"]
named = lambda found: {f"{n} digits, {method}": e for n in found for method, e in found[n].items()}
minus = lambda found: named({n: trials.minus(errors, "no dropout") for n, errors in found.items()})
judge = lambda e: {m: paired(e[m], e["no dropout"], trials.T95[20]) for m in e if m != "no dropout"}
clean = trials.recorded()["clean"]  # by the number of digits and the method, 20 test errors in percent
judged = named({n: judge(errors) for n, errors in clean.items()})
runs = lambda n, seed: {p: train(p, seed, n, noise=0.0) for p in track((0, 0.25, 0.5))}
here = {n: [trials.clean_errors(runs(n, seed)) for seed in track(range(3))] for n in track((100, 300))}
few = {n: trials.in_percent(errors) for n, errors in here.items()}
figure = draw.differences(judged, minus(clean), minus(few), "no dropout")
row = "100 digits, p = 0.5"
settle("100 clean digits: p = 0.5 minus none, points", judged[row][0], figure.axes[0], at=list(judged).index(row))
show(figure)
for rate in ("p = 0.25", "p = 0.5"):
    tell(clean[100], rate, "no dropout")

# %% [markdown]
# <details><summary>What you should see</summary>
#
# With 100 digits, p = 0.5 costs 0.9 points (0.3 to 1.5): half the units are too few. **In the five other rows of dropout
# zero lies inside the interval.** This is a null result again, and the intervals say how much may be hidden: at most a
# third of a point. Early stopping costs 0.5 points with 100 digits, where 20 images decide, and less with more digits.
# Page [D] calls dropout "remarkably effective at preventing overfitting", but it can only remove overfitting that is
# there. On these clean digits there is little of it.
#
# Here the pairs matter. For 100 digits and p = 0.25 the standard error is 0.08 points in pairs and 0.56 without: a hard
# split is hard with and without dropout.
#
# </details>
#
# ## Before or after the activation?
#
# The usual order is Linear, ReLU, Dropout. Would Linear, Dropout, ReLU be the same?
#
# ### Exercise 6: may they change places? ●○○ (5 min, 1 point)
#
# Write `commutes`: is act(m z) = m act(z) for all z? m is 0 or 1; with `scaled` it is 0 or 1/(1 − p). There are six
# activations: relu is max(z, 0); leaky_relu is z above 0 and z/100 below; tanh; sigmoid is 1/(1 + e^−z); gelu is z Φ(z), where
# Φ is the normal distribution function; selu is λz above 0 and λα(e^z − 1) below, with two constants.
#
# <details><summary>Hint</summary>What does each do to 0? And to 1.25 z?</details>
# <details><summary>Formula</summary>Dropping needs act(0) = 0; scaling needs act(c z) = c act(z) for c > 0.</details>
# <details><summary>First line</summary><code>keeps_zero = name != ...</code></details>


# %% nbgrader={"grade_id": "commutes", "solution": true}
def commutes(name, scaled):
    """Whether an activation and a mask may change places: act(m * z) == m * act(z) for all z.

    Args:
        name: "relu", "leaky_relu", "tanh", "gelu", "selu" or "sigmoid".
        scaled: False for masks of 0 and 1, True for masks of 0 and 1/(1 - p).

    Returns:
        True or False.

    Raises:
        Nothing of its own.

    Example:
        commutes("relu", False) is True: a dropped unit is 0 before and after.

    Source: none of ours says it; measure it, or look at 0 and at c z.
    """
    ### BEGIN SOLUTION
    if name in ("relu", "leaky_relu"):
        return True
    return name != "sigmoid" and not scaled
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_commutes", "grade": true, "points": 1}
with exercise("commutes"):
    visible.test_commutes(commutes)
    ### BEGIN HIDDEN TESTS
    expect_yes_or_no(commutes, ("leaky_relu", False), True, "leaky-is-straight-too")
    expect_yes_or_no(commutes, ("leaky_relu", True), True, "leaky-is-straight-too")
    expect_yes_or_no(commutes, ("tanh", False), True, "zero-stays-zero")
    for name in ("gelu", "selu"):
        expect_yes_or_no(commutes, (name, True), False, "bends-the-factor")
        expect_yes_or_no(commutes, (name, False), True, "zero-stays-zero")
    expect_yes_or_no(commutes, ("sigmoid", False), False, "sigmoid-of-zero")
    expect_yes_or_no(commutes, ("sigmoid", True), False, "sigmoid-of-zero")
    ### END HIDDEN TESTS

# %% [markdown]
# ## Does a dropped unit stand still?
#
# Page [C] says that "any weight updates are not applied to the neuron". For the example that drops the unit, its
# gradient is zero. But other examples of the batch keep the unit. So take the extreme case: a unit that is dropped for
# **every** example of the batch. Its gradient in this step is zero.
#
# ### Exercise 7: can it move? ●●○ (10 min, 1 point)
#
# Write `can_move`: can the unit's weights still move in that step? The optimizer is `sgd`, `momentum`, `adam` or
# `weight_decay` (plain SGD with decay), and some steps of training came before.
#
# <details><summary>Hint</summary>What does the update rule add to the gradient of this batch?</details>
# <details><summary>Formula</summary>sgd: w ← w − lr g. weight_decay: w ← w − lr (g + λ w). momentum: v ← 0.9 v + g, w ← w − lr v. adam: two
# running means, m of g and s of g², and w ← w − lr m / (√s + ε). Put g = 0.</details>
# <details><summary>First line</summary><code>table = {"sgd": ...}</code></details>


# %% nbgrader={"grade_id": "momentum_trap", "solution": true}
def can_move(optimizer):
    """Whether the weights of a unit that is dropped for the whole batch can still change in that step.

    Args:
        optimizer: "sgd", "momentum", "adam" or "weight_decay" (plain SGD with decay), some steps into training.

    Returns:
        True or False.

    Raises:
        Nothing of its own.

    Example:
        can_move("sgd") is False: the learning rate times zero.

    Source: the update rules; Kingma and Ba (2015) for Adam.
    """
    ### BEGIN SOLUTION
    return optimizer in ("momentum", "adam", "weight_decay")
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_momentum_trap", "grade": true, "points": 1}
with exercise("can_move"):
    visible.test_momentum_trap(can_move)
    ### BEGIN HIDDEN TESTS
    expect_yes_or_no(can_move, ("momentum",), True, "momentum-remembers")
    expect_yes_or_no(can_move, ("adam",), True, "adam-remembers")
    expect_yes_or_no(can_move, ("weight_decay",), True, "decay-needs-no-gradient")
    ### END HIDDEN TESTS

# %% tags=["experiment"]
KEYS, rng = ("W1", "b1", "W2", "b2"), np.random.default_rng(5)
X, Y, start = rng.normal(size=(20, 3)), rng.integers(0, 3, 20), mlp.MLP((3, 6, 3), rng).params
masks = (rng.random((60, 20, 6)) >= 0.5).astype(float)
masks[25:, :, 0] = 0  # from step 25 on unit 0 is dropped for every example


def unit_path(optimizer):
    params, path = [w.copy() for w in start], []
    for mask in masks:
        path.append([*params[0][:, 0], *params[2][0]])  # the weights into and out of unit 0
        grads = mlp_step(dict(zip(KEYS, params, strict=True)), X, Y, mask, 0.5)[1]
        optimizer.step(params, [np.asarray(grads[k]) for k in KEYS])
    return np.linalg.norm(np.array(path) - path[25], axis=1)


paths = {"SGD": unit_path(mlp.SGD(0.1)), "SGD with momentum": unit_path(mlp.SGD(0.1, momentum=0.9))}
paths |= {"Adam": unit_path(mlp.Adam(0.01)), "SGD with decay": unit_path(mlp.SGD(0.1, decay=0.02))}
show(draw.drift(paths, dropped_from=25))

# %% [markdown]
# ## Are vanilla and inverted the same?
#
# Masks and means are the same. But inverted dropout passes larger inputs to the next layer and gets larger gradients
# back. So the two trainings differ, unless you rescale the weights.
#
# ### Exercise 8: from vanilla to inverted ●●● (25 min, 2 points)
#
# Write `convert`: given the weights of a network in vanilla training, return weights with which the inverted one
# computes the same, and for each parameter the factor on its learning rate with which plain SGD keeps the two equal,
# exactly and at every step.
#
# <details><summary>Hint</summary>Which weights see the factor 1/(1 − p)? How should they start? How do their gradients compare?</details>
# <details><summary>Formula</summary>If w' = c w, then the gradient for w' is 1/c times that for w. For w' to stay c w, its step must be c
# times as long, so its rate c² times the old one. Which c?</details>
# <details><summary>First line</summary><code>q = 1 - p</code></details>


# %% nbgrader={"grade_id": "convert", "solution": true}
def convert(params, p):
    """From vanilla training to inverted training that computes the same at every step.

    Args:
        params: weights of the vanilla network (hidden layer relu(X @ W1 + b1) * mask), as for ``mlp_step``.
        p: probability of dropping, in [0, 1).

    Returns:
        (params, lr_scale): weights of the inverted network (hidden layer ... * mask / (1 - p)), and for each key the
        factor on the learning rate of plain SGD. params itself is not changed.

    Raises:
        Nothing of its own.

    Example:
        convert(params, 0.0) changes nothing, and all factors are 1.

    Source: none that we know of; it follows from the chain rule.
    """
    ### BEGIN SOLUTION
    q = 1 - p
    new = {**params, "W2": q * params["W2"]}
    return new, {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_convert", "grade": true, "points": 2}
with exercise("convert"):
    visible.test_convert(convert)
    ### BEGIN HIDDEN TESTS
    X, Y, names = nonzero(81, 6, 4), seeded(82).integers(0, 3, 6), ("W1", "b1", "W2", "b2")
    start = {"W1": nonzero(83, 4, 5), "b1": nonzero(84, 5), "W2": nonzero(85, 5, 3), "b2": nonzero(86, 3)}
    start = {k: start[k] / 3 for k in names}

    def run(params, rates, factor, p, steps=40):
        net, coins, losses = mlp.MLP((4, 5, 3), seeded(87)), seeded(88), []
        net.params = [np.array(params[k], dtype=float) for k in names]
        for _ in range(steps):
            u = (coins.random((6, 5)) >= p) * factor
            loss, grads = net.gradients(X, Y, lambda h, rng: (h * u, lambda d: d * u), coins)
            net.params = [w - 0.1 * rates[k] * g for k, w, g in zip(names, net.params, grads, strict=True)]
            losses.append(loss)
        return np.array(losses)

    once = dict.fromkeys(names, 1.0)
    for p in (0.75, 0.3, 0.0):
        q = 1 - p
        new, lr_scale = converted(ask(convert, start, p), start)
        vanilla, usual = run(start, once, 1, p), {**start, "W2": q * start["W2"]}
        rates = {
            "same-learning-rate": (1, 1, 1, 1),
            "one-factor-for-two": (1, 1, q, 1),
            "rate-upside-down": ((1, 1, 1 / q**2, 1), (1, 1, 1 / q, 1)),
        }
        rates |= {
            "slows-every-weight": (q**2,) * 4,
            "slows-the-bias": (1, 1, q**2, q**2),
            "slows-the-first-layer": (q**2, q**2, q**2, 1),
        }
        given = tuple(lr_scale[k] for k in names)
        same = np.allclose(new["W2"], usual["W2"])
        near = lambda some: any(np.allclose(given, one) for one in np.atleast_2d(some))
        slips = {slug: lambda got, some=some: same and near(some) for slug, some in rates.items()}
        expect(run(new, lr_scale, 1 / q, p), "the loss, step by step,").equals(vanilla, slips, within=1e-9)
    ### END HIDDEN TESTS

# %% tags=["experiment"]
rng = np.random.default_rng(7)
X, Y, params = rng.normal(size=(30, 4)), rng.integers(0, 3, 30), mlp.MLP((4, 8, 3), rng).params
vanilla, draws = dict(zip(KEYS, params, strict=True)), rng.random((200, 30, 8))


def scores(p, params, scale, factor, test):  # with rate 0 and a mask, mlp_step is the vanilla one
    step = lambda w, mask: mlp_step(w, X, Y, mask, factor)[1]
    path = mlp.descend(step, params, draws >= p, {k: 0.2 * scale[k] for k in KEYS})
    return np.array([np.maximum(X @ w["W1"] + w["b1"], 0) * test @ w["W2"] + w["b2"] for w in path])


def gap(p, rates=None):
    inverted, lr_scale = convert(vanilla, p)
    here = scores(p, vanilla, dict.fromkeys(KEYS, 1), 0, 1 - p)
    return abs(here - scores(p, inverted, rates or lr_scale, p, 1)).max(axis=(1, 2))


# %% tags=["experiment"]
gaps = {"p = 0.5": gap(0.5), "p = 0.75": gap(0.75), "p = 0.3": gap(0.3)}
show(draw.two_runs(gaps | {"p = 0.5, rate unchanged": gap(0.5, dict.fromkeys(KEYS, 1))}))

# %% [markdown]
# Where 1 − p is a power of two, the runs agree to the last bit; elsewhere they agree to some 1e-15. Vanilla and inverted
# dropout differ by a change of coordinates and one learning rate. With the same learning rate they are different runs.
#
# ## What you can now prove
#
# - The gradient is multiplied by the coins and the factor of its forward pass; with a frozen mask you can check it.
# - Dropout can keep a network from memorising wrong labels. Here it is better than early stopping, and as good as three
#   networks that are stopped early. On clean digits 20 seeds show no gain, and with 100 of them p = 0.5 costs a point.
# - Two methods are compared on the same seeds, in pairs, with an interval, and beside a control that costs nothing.
# - A zero gradient does not mean that the weights stay.
# - Vanilla and inverted are one algorithm in two coordinate systems.
#
# **Open questions.** With Adam instead of SGD, what becomes of `convert`? The validation labels were as wrong as the
# training labels: why can one still choose by them? Why can a network trained on wrong labels be less certain of its
# answers than it should be?

# %% [markdown]
# **Sources, and what they get wrong.** The pages are listed at the end of notebook 1. Srivastava et al. (2014),
# *JMLR* 15: right. [C], the Keras course: a mask for an epoch, and a dropped unit that is never updated. [B],
# *Comprehend Dropout*: dropout as soon as validation loss exceeds training loss, and in hidden layers only. [A], the
# two-neuron page: the switch explained by a factor that PyTorch does not have. [D], the overview: two rules for p
# that do not fit together, and no word of data on which dropout does not help. Backpropagation: Rumelhart, Hinton and
# Williams (1986), *Nature* 323. Adam: Kingma and Ba (2015), *ICLR*. Pairs: Student (1908), *Biometrika* 6. Digits:
# Alpaydin and Kaynak (1998), UCI.

# %% tags=["experiment"]
from dropout_lab.figures.course_map import my_map
from dropout_lab.page.strip import show_progress

show_progress("04_backward_and_switch")
show(my_map())
