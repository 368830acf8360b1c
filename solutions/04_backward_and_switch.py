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
# and evaluation. Then you train a network on digits of which a fifth of the labels were replaced at random. Seven
# exercises, 16 points, 105 minutes.
#
# **Guess before anything runs.** A fifth of 800 labels is replaced at random; some 18% end up wrong. Fifty epochs
# without dropout, fifty with p = 0.5: what are the two training errors, in percent? And what is the test error of the
# second with its coins left on?

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

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: a second thread would only be in the way

import numpy as np
from dropout_lab.checks import ask, exercise, expect, expect_same_state_same_coins, nonzero, seeded, wrong
from dropout_lab.checks.gradients import (
    converted, expect_gradients, expect_rates_checked, expect_same_road, expect_untouched, expect_yes_or_no, gradient,
    survivors,
)  # fmt: skip
from dropout_lab.checks.rates import expect_end_of_the_rates, expect_own_rates
from dropout_lab.content import digits, mlp
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
# ### Exercise 1: the gradient ●●○ (15 min, 3 points)
#
# Copy your `inverted_dropout` from notebook 3 (or start from the help) and write `inverted_backward` for it. The
# cache holds whatever backward needs, also after a pass with `train=False`. Several forward passes may happen before
# the first backward pass, so each must return a cache of its own.
#
# <details><summary>Nudge</summary>Which numbers did forward multiply x by? And in evaluation?</details>
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
        ValueError: if p lies outside [0, 1] (good manners, not tested).

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


# %% nbgrader={"grade_id": "test_inverted_backward_mask", "grade": true, "points": 2}
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
    rates = 0.3, 0.6
    passes = [ask(inverted_dropout, x, p, seeded(s)).pair("out", "cache") for p, s in zip(rates, (10, 11), strict=True)]
    roads = [survivors(expect(o, "out of inverted_dropout"), x, p) / x for (o, _), p in zip(passes, rates, strict=True)]
    for k in (0, 1, 0):  # two passes are open at once
        other = {"cache-overwritten": roads[1 - k], "rate-of-another-pass": (roads[k] != 0) / (1 - rates[1 - k])}
        expect_same_road(gradient(inverted_backward, dout, passes[k][1]), dout, roads[k], other)
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
# With a fresh mask, without the factor or without a mask in the backward pass, a network still trains. So check the
# gradient against finite differences:
#
# $$\frac{\partial L}{\partial x_i} \approx \frac{L(x + h e_i) - L(x - h e_i)}{2h}, \qquad L(x) = \sum f(x) \odot \text{dout}$$
#
# The check fails if each call tosses new coins, and with dropout turned off it checks nothing of dropout. **Freeze
# the mask**: f must toss the same coins at each call.
#
# ### Exercise 2: the slope, measured ●●○ (10 min, 2 points)
#
# Write `numerical_gradient`, for any f from an array to an array. It knows nothing of dropout; the caller freezes the
# mask.
#
# <details><summary>Nudge</summary>Move one entry at a time, and add up what all outputs do.</details>
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


# %% nbgrader={"grade_id": "test_numerical_gradient", "grade": true, "points": 2}
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
frozen = lambda v: inverted_dropout(np.tanh(v), 0.3, np.random.default_rng(4))[0]  # the same coins at each call
fresh = lambda v: inverted_dropout(np.tanh(v), 0.3, coins)[0]
steps = np.logspace(-10, 0, 21)
error = lambda f: [abs(numerical_gradient(f, x, dout, h=h) - exact).max() for h in steps]
errors = {"mask frozen": error(frozen), "fresh mask at each call": error(fresh)}
show(draw.gradient_check(steps, errors))

# %% [markdown]
# <details><summary>What you should see</summary>
#
# With a frozen mask the error falls like h² until rounding takes over; it is smallest near 1e-5. With fresh masks two
# outputs differ by whole entries, and the smaller the h one divides by, the larger the error.
#
# </details>
#
# ## The switch
#
# PyTorch keeps a flag in every module. `model.train()` sets it, `model.eval()` clears it: dropout becomes the
# identity, without a factor, since it is inverted (page [A] explains the switch by vanilla's factor 1 − p), and batch
# norm uses its running averages. `eval()` does not stop gradients. `F.dropout(x, p)` does not look at the switch: its
# `training` is True unless you say otherwise. Keras passes an argument instead: `fit` sets `training=True`, `predict`
# and `evaluate` False. `trainable=False` does not switch dropout off.
#
# ### Exercise 3: a layer with a switch ●●● (25 min, 4 points)
#
# Write `Dropout`, with coins of its own. `backward` belongs to the last `forward`, whatever the switch says by now.
# Page [C] drops units "During each training iteration (or epoch)"; draw a new mask for each pass and each example.
#
# <details><summary>Nudge</summary>What has to outlive a call: the rate, a generator, the switch, and one thing more.</details>
# <details><summary>Formula</summary>forward: inverted_dropout with train = the switch; backward: inverted_backward with the last cache.</details>
# <details><summary>First line</summary>In <code>__init__</code>, after the check of p: <code>self.rng = np.random.default_rng(seed)</code></details>


# %% nbgrader={"grade_id": "dropout_layer", "solution": true}
class Dropout:
    """Inverted dropout with a switch; it starts in training mode.

    Args:
        p: probability of dropping, in [0, 1]; at 1 everything is zero in training, the gradient too.
        seed: for coins of its own; the same seed gives the same coins, None new ones each time.

    Raises:
        ValueError: if p lies outside [0, 1] (tested this time).

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
with exercise("Dropout"):
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
with exercise("Dropout"):
    visible.test_dropout_layer_switch(Dropout)
    ### BEGIN HIDDEN TESTS
    layer, still, x, dout = Dropout(0.3, 8), Dropout(0.3, 9), nonzero(40, 6, 50), nonzero(41, 6, 50)
    tossed = ask(layer.forward, x).array()
    layer.eval()  # the road back is that of the last forward pass
    expect_same_road(gradient(layer.backward, dout), dout, tossed / x, {"mode-read-at-backward": np.ones_like(x)})
    ask(layer.forward, x).equals(x)
    expect_untouched(layer.backward, dout)
    if np.array_equal(ask(still.forward, x).array(), x):
        wrong("after eval() of one layer", "switch-shared-by-layers")
    layer.train()
    expect_untouched(layer.backward, dout)
    ask(Dropout(0, 1).forward, x).equals(x)
    expect_rates_checked(Dropout, good=(0.0, 0.999, 1.0), bad=(-1e-9, 1 + 1e-9, -3, 30))
    ### END HIDDEN TESTS

# %% [markdown]
# ## Inside a network
#
# The stages are Linear, ReLU, Dropout, Linear; the backward pass goes through them in reverse order. The scores get
# no dropout: no layer comes after them that could average the noise.
#
# ### Exercise 4: one step of a network ●●● (25 min, 3 points)
#
# Write `mlp_step`: one batch, one given 0/1 mask; the loss, and a gradient for each parameter. Softmax makes scores $s$ into
# probabilities $e^{s_k} / \sum_j e^{s_j}$; subtract the largest score of each row first, so that nothing overflows. The loss is the mean
# over the examples of −log of the probability of the right label: the mean cross-entropy. In Keras the example would read `Dense(3, activation="relu")`, `Dropout(0.2)`, `Dense(2)`.
#
# <details><summary>Nudge</summary>Write forward with a name for every stage. Then go back through the names.</details>
# <details><summary>Formula</summary>For the scores, d = (softmax − one-hot) / N. Each linear stage: dW = inputᵀ d, db = column sums of d. Through
# the hidden stage the gradient meets three things: W2ᵀ, the mask with its factor, and ReLU's 0/1 slope.</details>
# <details><summary>First line</summary><code>z = X @ params["W1"] + params["b1"]</code></details>


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

    def loss(factor, relu=1, b1=1, b2=1, base=np.e, rows=...):
        z = X @ params["W1"] + b1 * params["b1"]
        s = (np.maximum(z, 0) if relu else z) * factor @ params["W2"] + b2 * params["b2"]
        return np.mean(np.log(np.exp(s).sum(axis=1))[rows] - s[np.arange(4), Y]) / np.log(base)

    slips = {
        "not-rescaled": loss(mask),
        "forgets-the-mask-forward": loss(1),
        "mask-of-the-first-row": loss(mask[:1] / 0.7),
    }
    slips |= {
        "no-relu": loss(mask / 0.7, relu=0),
        "forgets-b1": loss(mask / 0.7, b1=0),
        "forgets-b2": loss(mask / 0.7, b2=0),
    }
    slips |= {"divides-by-another-row": loss(mask / 0.7, rows=Y)}
    slips |= {"sum-not-mean": 4 * loss(mask / 0.7), "divides-by-classes": loss(mask / 0.7) / 4}
    ask(mlp_step, params, X, Y, mask, p).first_of("loss", "grads").equals(loss(mask / 0.7), slips, within=1e-4)
    ask(mlp_step, params, X, Y, mask.astype(float), 0.0).first_of("loss", "grads").equals(loss(mask), within=1e-4)
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_mlp_step_grads", "grade": true, "points": 2}
with exercise("mlp_step"):
    visible.test_mlp_step_grads(mlp_step)
    ### BEGIN HIDDEN TESTS
    mask, p = np.array([[1, 0, 1, 0, 1], [0, 1, 1, 0, 1], [1, 1, 0, 0, 1], [1, 1, 1, 0, 0.0]]), 0.3
    X, Y, params = nonzero(72, 4, 3), np.array([3, 0, 2, 0]), {"W1": nonzero(73, 3, 5), "b1": nonzero(74, 5)}
    params["b1"][1] = 9
    params |= {"W2": nonzero(75, 5, 4) / 4, "b2": nonzero(76, 4)}
    pre = X @ params["W1"] + params["b1"]
    h, on = np.maximum(pre, 0) * mask / 0.7, pre > 0
    s = np.exp(h @ params["W2"] + params["b2"])
    s /= s.sum(axis=1, keepdims=True)
    d = (s - np.eye(4)[Y]) / 4
    dh = d @ params["W2"].T

    def grads(dz, h=h, d=d):
        return {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}

    right = grads(dh * mask / 0.7 * on)
    slips = {"gradient-ignores-mask": grads(dh * on), "gradient-scaled-not-masked": grads(dh / 0.7 * on)}
    slips |= {
        "forgets-relu-gradient": grads(dh * mask / 0.7),
        "gradient-through-the-dropped": grads(dh * (1 - mask) / 0.7 * on),
    }
    slips |= {"undropped-hidden": {"W2": np.maximum(pre, 0).T @ d}, "unscaled-hidden": {"W2": 0.7 * right["W2"]}}
    slips |= {
        "forgets-the-label": {"b2": s.sum(axis=0) / 4},
        "bias-gradient-averaged": {k: right[k] / 4 for k in ("b1", "b2")},
    }
    ratios = {
        "gradient-forgets-scale": 0.7,
        "gradient-scaled-twice": 1 / 0.7,
        "gradient-summed": 4,
        "gradient-uphill": -1,
    }
    expect_gradients(ask(mlp_step, params, X, Y, mask, p), right, slips, ratios)
    ### END HIDDEN TESTS

# %% [markdown]
# ## The network that is lied to
#
# The data are 8 x 8 digits with label noise; the network has two hidden layers of 128 units and is trained by Adam.
# The trainer calls your layer after each hidden layer, and then both backward functions, so two caches are in use at
# once. Errors are measured with coins off.


# %% tags=["experiment"]
def layer(p):
    def toss(h, rng):
        out, cache = inverted_dropout(h, p, rng)
        return out, lambda dout: inverted_backward(dout, cache)

    return toss if p else None


def train(p, seed, n=800, noise=0.2, every=2):
    rng = np.random.default_rng(seed)
    data, net = digits.split(n, rng, noise), mlp.MLP((64, 128, 128, 10), rng)
    watch = lambda net: (mlp.error(net.scores(data.X), data.Y), mlp.error(net.scores(data.X_test), data.Y_test))
    errors = mlp.fit(net, data.X, data.Y, rng, layer=layer(p), epochs=50, rate=3e-3, watch=watch, every=every)
    left_on = mlp.error(net.scores(data.X_test, layer(p), rng), data.Y_test)  # one pass, coins still tossed
    return errors, left_on, np.mean(data.truth != data.Y)


# %% tags=["experiment"]
plain, dropped = ([train(p, seed) for seed in track(range(3))] for p in track((0, 0.5)))
lies = np.mean([share for _, _, share in plain])
runs = {"no dropout": [e for e, _, _ in plain], "p = 0.5": [e for e, _, _ in dropped]}
figure = draw.memory_of_lies(runs, lies, left_on=[on for _, on, _ in dropped], every=2)
for name, told in {"without dropout": plain, "with p = 0.5": dropped}.items():
    settle(f"training error {name}, %", 100 * np.mean([e[-1, 0] for e, _, _ in told]), figure.axes[0], along="y")
settle("test error, coins left on, %", 100 * np.mean([on for _, on, _ in dropped]), figure.axes[1], along="y")
show(figure)

# %% [markdown]
# <details><summary>What you should see</summary>
#
# Three seeds; bands are one standard deviation. **Without dropout the network memorises nearly all wrong labels (the
# lies): it overfits.** Its test error first falls, to about 6% near epoch 10, and then rises: to stop early would
# also have helped. With p = 0.5 the training error stays near the share of lies: the network has learned the digits
# and not the wrong labels. If you forget the switch, a good network looks mediocre.
#
# </details>
#
# Page [B] adds dropout when "the loss of validation goes higher than the loss of train". That alone is no criterion:
# look for the validation loss turning up. (The figure shows errors; the rule is about losses.) And if the training
# loss is measured with coins on, it is normal that it lies above the validation loss. Which p? Page [D] says "adjust
# based on validation"; the sweep below shows test errors, because we only look. A p that was chosen on them would
# make the test error look too good.

# %% tags=["experiment"]
rates = [0, 0.2, 0.4, 0.5, 0.6, 0.8]
others = track([p for p in rates if p not in (0, 0.5)])
measured = {0: plain, 0.5: dropped} | {p: [train(p, seed) for seed in track(range(3))] for p in others}
last = np.array([[errors[-3:].mean(axis=0) for errors, _, _ in measured[p]] for p in rates])  # (rates, seeds, 2)
show(draw.sweep(rates, last[:, :, 0].T, last[:, :, 1].T, lies))

# %% [markdown]
# <details><summary>What you should see</summary>
#
# Test error over p has the shape of a U with a flat bottom from 0.4 to 0.6: with less dropout the network memorises
# wrong labels, with more it underfits. The usual advice, 0.2 to 0.5, covers the left slope and the beginning of the
# bottom. Two rules of page [D] do not fit together: "Lower (0.1 - 0.3)" for small networks, and "Start with 0.5".
# Layers may also need different rates; inputs are dropped in the original paper, at a lower rate. Rules start a
# sweep, they do not replace it.
#
# </details>
#
# **What this does not show.** That dropout helps when all labels are right. Guess, then run:

# %% tags=["experiment"]
groups = {"100 clean digits": 100, "300 clean digits": 300}
ps = {"none": 0, "p = 0.25": 0.25, "p = 0.5": 0.5}
final = lambda n, p: [train(p, seed, n, noise=0.0, every=50)[0][-1, 1] for seed in track(range(5))]
clean = [[final(n, p) for p in track(ps.values())] for n in track(groups.values())]
show(draw.paired(list(groups), list(ps), clean))
for group, (none, *dropped_out) in zip(groups, 100 * np.array(clean), strict=True):
    for name, errors in zip(list(ps)[1:], dropped_out, strict=True):
        off = errors - none  # a pair a split
        print(
            f"{group}, {name} − none: {off.mean():+.1f} ± {off.std(ddof=1) / len(off) ** 0.5:.1f} points (standard error)"
        )

# %% [markdown]
# <details><summary>What you should see</summary>
#
# Five seeds; lines join the same split, so look at the differences in pairs. With 100 digits, p = 0.5 costs about one
# point: half the units are too few. In the other three cases the mean difference is below half a point and within two
# standard errors of zero. Page [D] calls dropout "remarkably effective at preventing overfitting", but it can only
# remove overfitting that is there. On these clean digits there is little of it.
#
# </details>
#
# ## Before or after the activation?
#
# The usual order is Linear, ReLU, Dropout. Would Linear, Dropout, ReLU be the same?
#
# ### Exercise 5: may they change places? ●○○ (5 min, 1 point)
#
# Write `commutes`: is act(m z) = m act(z) for all z? m is 0 or 1, or with `scaled` 0 or 1/(1 − p). Six activations, two masks:
# relu max(z, 0); leaky_relu z above 0 and z/100 below; tanh; sigmoid 1/(1 + e^−z); gelu z Φ(z), Φ the normal distribution
# function; selu λz above 0 and λα(e^z − 1) below, with two constants.
#
# <details><summary>Nudge</summary>What does each do to 0? And to 1.25 z?</details>
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
# ## Zero gradient is not zero movement
#
# Page [C] says that "any weight updates are not applied to the neuron". Its gradient is zero for that example, but
# other examples of the batch keep the unit. So take the extreme case: a unit that is dropped for **every** example of
# the batch.
#
# ### Exercise 6: can it move? ●●○ (5 min, 1 point)
#
# Write `can_move`: can the unit's weights still move in that step? `sgd`, `momentum`, `adam`, or `weight_decay` (plain SGD with decay), some
# steps into training.
#
# <details><summary>Nudge</summary>What does the update rule add to the gradient of this batch?</details>
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
        optimizer.step(params, [grads[k] for k in KEYS])
    return np.linalg.norm(np.array(path) - path[25], axis=1)


paths = {"SGD": unit_path(mlp.SGD(0.1)), "SGD with momentum": unit_path(mlp.SGD(0.1, momentum=0.9))}
paths |= {"Adam": unit_path(mlp.Adam(0.01)), "SGD with decay": unit_path(mlp.SGD(0.1, decay=0.02))}
show(draw.drift(paths, dropped_from=25))

# %% [markdown]
# ## Are vanilla and inverted the same?
#
# Masks and means are the same. But inverted dropout hands larger inputs to the next layer and gets larger gradients
# back, so training takes another course, unless you rescale the weights.
#
# ### Exercise 7: from vanilla to inverted ●●● (20 min, 2 points)
#
# Write `convert`: given the weights of a network in vanilla training, return weights with which the inverted one
# computes the same, and for each parameter the factor on its learning rate with which plain SGD keeps the two equal,
# exactly and at every step.
#
# <details><summary>Nudge</summary>Which weights see the factor 1/(1 − p)? How should they start? How do their gradients compare?</details>
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

    def run(params, rates, factor, p, steps=200):
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
            "rate-upside-down": (1, 1, 1 / q**2, 1),
        }
        rates |= {
            "slows-every-weight": (q**2,) * 4,
            "slows-the-bias": (1, 1, q**2, q**2),
            "slows-the-first-layer": (q**2, q**2, q**2, 1),
        }
        given = tuple(lr_scale[k] for k in names)
        same = np.allclose(new["W2"], usual["W2"])
        slips = {slug: lambda got, r=r: same and np.allclose(given, r) for slug, r in rates.items()}
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
# Where 1 − p is a power of two the runs agree to the last bit, elsewhere to some 1e-15. Vanilla and inverted dropout
# differ by a change of coordinates and one learning rate. With the same rate they are different runs.
#
# ## What you can now prove
#
# - The gradient is multiplied by the coins and the factor of its forward pass; with a frozen mask you can check it.
# - Dropout can keep a network from memorising wrong labels. On clean digits it gains little, and with 100 of them p =
#   0.5 costs a point.
# - A zero gradient does not mean that the weights stay.
# - Vanilla and inverted are one algorithm in two coordinate systems.
#
# **Open questions.** With Adam instead of SGD, what becomes of `convert`? Early stopping also helps against wrong
# labels: what would you need in order to use it? Why can a network trained on wrong labels be less certain of its
# answers than it should be?

# %% [markdown]
# **Sources, and what they get wrong.** The pages are listed at the end of notebook 1. Srivastava et al. (2014),
# *JMLR* 15: right. [C], the Keras course: a mask for an epoch, and a dropped unit that is never updated. [B],
# *Comprehend Dropout*: dropout as soon as validation loss exceeds training loss, and in hidden layers only. [A], the
# two-neuron page: the switch explained by a factor that PyTorch does not have. [D], the overview: two rules for p
# that do not fit together, and no word of data on which dropout does not help. Backpropagation: Rumelhart, Hinton and
# Williams (1986), *Nature* 323. Adam: Kingma and Ba (2015), *ICLR*. Digits: Alpaydin and Kaynak (1998), UCI.

# %% tags=["experiment"]
from dropout_lab.figures.course_map import my_map
from dropout_lab.page.strip import show_progress

show_progress("04_backward_and_switch")
show(my_map())
