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
# # The network that believed every lie
#
# A quarter of an hour, one exercise of three lines, not graded. This notebook runs alone: it needs numpy and
# matplotlib.
#
# We take 500 noisy pictures of digits and throw their labels away. Each picture gets a new label, drawn at random
# from 0 to 9. No rule connects a picture with its label, so nobody can predict the label of a fresh picture better
# than by chance: 10%.
#
# **Guess before anything runs.** A network is trained on these pictures for 200 epochs; in each epoch it sees every
# picture once. The title says how it ends: it knows all the random labels. After how many epochs does it know nine of
# ten? And how many of 100 *fresh* digits will it name rightly at the end? Write both into the next
# cell.
#
# Run the cells one after another (Shift+Enter). You need not read the code that is given.

# %% tags=["experiment"]
my_guess = "nine of ten labels after ... epochs; ... of 100 fresh digits"
print(my_guess)

# %%
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: a second thread would only be in the way

import matplotlib.pyplot as plt
import numpy as np
from IPython.display import display

KEPT, MEAN, FAINT = "#1f4e8c", "#d9730d", "#5f6368"  # ink blue, orange, grey
plt.rcParams.update({"figure.dpi": 110, "font.size": 10.5, "axes.titlesize": 11.5, "axes.titlelocation": "left"})
plt.rcParams.update({"axes.spines.top": False, "axes.spines.right": False, "lines.linewidth": 2})

# five rows of three pixels for each digit
FONT = "75557 26227 71747 71717 55711 74717 74757 71222 75757 75717".split()
GLYPHS = np.array([[[int(row) >> bit & 1 for bit in (2, 1, 0)] for row in digit] for digit in FONT])


# %%
def digits(n, rng):
    """Draw n noisy digits: pictures as rows of 12 x 8 = 96 numbers, and which digits they show."""
    shown, pictures = rng.integers(0, 10, n), np.zeros((n, 12, 8))
    for picture, digit in zip(pictures, shown, strict=True):
        row, column = rng.integers(0, 3, 2)
        picture[row : row + 10, column : column + 6] = np.kron(GLYPHS[digit], np.ones((2, 2)))
    return (pictures + rng.normal(0, 0.3, pictures.shape)).reshape(n, 96), shown


NETWORKS, EXAMPLES, UNITS, EPOCHS = 5, 500, 100, 200
rng = np.random.default_rng(0)
X, shown = digits(NETWORKS * EXAMPLES, rng)
X, true_labels = X.reshape(NETWORKS, EXAMPLES, 96), shown.reshape(NETWORKS, EXAMPLES)
random_labels = rng.integers(0, 10, true_labels.shape)
fresh, fresh_labels = digits(1000, rng)

# %% tags=["experiment"]
figure, axes = plt.subplots(1, 6, figsize=(8, 2.1))
words = [f"{digit} labelled {label}" for digit, label in zip(true_labels[0][:6], random_labels[0][:6], strict=True)]
for picture, title, axis in zip(X[0], words, axes, strict=False):
    axis.imshow(picture.reshape(12, 8), cmap="Greys")
    axis.set_title(title, loc="center")
    axis.axis("off")
display(figure, metadata={"image/png": {"alt": f"Six noisy digits with random labels: {', '.join(words)}."}})
plt.close(figure)

# %% [markdown]
# The network has one hidden layer of 100 ReLU units (a negative sum becomes 0). Softmax turns its ten outputs into
# probabilities, and the loss is cross-entropy: minus the logarithm of the probability of the label. It learns by
# gradient descent, with Adam, which gives each weight a step length of its own. We train five networks at the same
# time, each on 500 digits of its own. A pale band around a curve is their mean ± two standard errors (the spread of the
# five, divided by √5): how far the mean may be off by chance. `coins` is 1 until you write something better. The
# training below takes up to half a minute.


# %%
def gradients(params, X, Y, coins):
    """Return the gradient of the mean cross-entropy; `coins` multiplies the hidden layer."""
    W1, b1, W2, b2 = params
    h = np.maximum(X @ W1 + b1, 0) * coins
    scores = h @ W2 + b2
    d = np.exp(scores - scores.max(axis=-1, keepdims=True))
    d = (d / d.sum(axis=-1, keepdims=True) - np.eye(10)[Y]) / Y.shape[-1]
    dz = (d @ W2.swapaxes(1, 2)) * coins * (h != 0)  # backward takes the same coins
    return X.swapaxes(1, 2) @ dz, dz.sum(1, keepdims=True), h.swapaxes(1, 2) @ d, d.sum(1, keepdims=True)


def accuracy(params, X, Y):
    """Return the share of right answers of each network: all units in use, no coins."""
    W1, b1, W2, b2 = params
    return ((np.maximum(X @ W1 + b1, 0) @ W2 + b2).argmax(axis=-1) == Y).mean(axis=-1)


# %%
def train(Y, layer, p):
    """Train all networks on labels Y; yield (epoch, accuracy on these labels, accuracy on fresh digits)."""
    rng, shapes = np.random.default_rng(1), ((96, UNITS), (1, UNITS), (UNITS, 10), (1, 10))
    params = [rng.normal(0, np.sqrt(2 / a), (NETWORKS, a, b)) * (a > 1) for a, b in shapes]
    mean, square = [np.zeros_like(w) for w in params], [np.zeros_like(w) for w in params]
    for epoch in range(EPOCHS + 1):
        if epoch % 10 == 0:
            yield epoch, accuracy(params, X, Y), accuracy(params, fresh, fresh_labels)
        coins = layer(np.ones((NETWORKS, EXAMPLES, UNITS)), p, rng) if layer else 1.0
        for i, g in enumerate(gradients(params, X, Y, coins)):
            mean[i], square[i] = 0.9 * mean[i] + 0.1 * g, 0.999 * square[i] + 0.001 * g * g
            step = mean[i] / (1 - 0.9 ** (epoch + 1))
            params[i] = params[i] - 0.01 * step / (np.sqrt(square[i] / (1 - 0.999 ** (epoch + 1))) + 1e-8)


# %%
def draw_curve(axis, epochs, values, name, colour, dash):
    """Draw the mean of the networks and two standard errors; return the mean at the end."""
    middle, error = values.mean(axis=1), 2 * values.std(axis=1, ddof=1) / np.sqrt(NETWORKS)
    axis.plot(epochs, middle, dash, color=colour)
    axis.fill_between(epochs, middle - error, middle + error, color=colour, alpha=0.25)
    axis.text(epochs[-1] + 8, middle[-1], f"{name}: {middle[-1]:.0%}", color=colour, va="center")
    return middle[-1]


# %%
def draw(axis, curves, title, before):
    """Draw both curves and the gap between them; return how they end, in words."""
    epochs, known, right = (np.array(values) for values in zip(*curves, strict=True))
    axis.set(title=title, xlabel="epoch", ylabel="accuracy", xlim=(0, 1.5 * EPOCHS), ylim=(0, 1.08))
    axis.set(xticks=range(0, EPOCHS + 1, EPOCHS // 4), yticks=(0, 0.1, 0.5, 1))
    if before:
        axis.plot([epoch for epoch, *_ in before], [told.mean() for _, told, _ in before], ":", color=KEPT)
        axis.text(0.4 * EPOCHS, 0.97, "before, without coins", color=KEPT, va="top")
    top = draw_curve(axis, epochs, known, "random labels", KEPT, "-")
    low = draw_curve(axis, epochs, right, "fresh digits", MEAN, "--")
    axis.errorbar(epochs[-1] + 4, (top + low) / 2, abs(top - low) / 2, color=FAINT, capsize=4, lw=1)
    axis.text(epochs[-1] + 8, (top + low) / 2, "gap" if top - low > 0.2 else "", color=FAINT, va="center")
    return f"{title}: after {epochs[-1]} epochs {top:.0%} of the random labels, {low:.0%} of fresh digits."


# %%
def watch(Y, title, layer=None, p=0.0, before=()):
    """Train, and draw the curves anew in the same place while they grow; return them."""
    figure, axis = plt.subplots(figsize=(7, 3.4))
    curves = []
    for point in train(Y, layer, p):
        curves.append(point)
        axis.clear()
        words = {"image/png": {"alt": draw(axis, curves, title, before)}}
        display(figure, metadata=words, display_id=title, update=len(curves) > 1)
    plt.close(figure)
    return curves


# %% tags=["experiment"]
believed = watch(random_labels, "Random labels, no coins")

# %% [markdown]
# ## What you saw: overfitting
#
# The blue curve went to the top: each network knows all its labels, although no label says anything about its
# picture, and nine of ten after about 40 epochs. That is **memorization**. On fresh digits (orange: how many of them are named rightly) the networks stay
# near chance.
#
# A network **overfits** when it fits what is peculiar to its training examples, and so does better on them than on
# fresh ones. The **gap** between the two curves is the measure of it. Here it is all gap: random labels hold nothing
# that is true of a fresh digit. Real labels hold a rule and some mistakes, and a network that can learn anything may
# learn both.
#
# Zhang et al. (2017) saw large convolutional networks fit random labels of photographs just as easily.
#
# ## Why toss coins?
#
# To learn one wrong label by heart, a few units can act together and answer to this one picture alone. Now toss a
# coin for each unit in each step, and switch it off with probability p. With p = 0.8, three units that need each
# other are all there in 0.2 · 0.2 · 0.2 of the steps, in 8 of 1000. What many pictures have in common can be carried by many
# units, and some of them are there nearly always.
#
# That is a conjecture, made by Hinton et al. (2012), who called such groups *co-adapted*. Notebook 5 proves a small
# case of it, and meets other reasons.
#
# ### Exercise 1: three lines ●○○ (15 min, not graded)
#
# Write `my_dropout`:
#
# 1. **mask**: toss a coin for each entry of h; it is kept with probability 1 − p,
# 2. **keep**: multiply h by the mask, so that dropped entries are 0,
# 3. **rescale**: divide by 1 − p, so that the mean of each entry over all coins stays what it was.
#
# <details><summary>Hint</summary><code>rng.random(h.shape)</code> gives numbers from 0 to 1, one for each entry. Which
# share of them is at least p?</details>


# %% nbgrader={"grade_id": "my_dropout", "solution": true}
def my_dropout(h, p, rng):
    """Dropout in training: drop each entry of h with probability p, and divide what is kept by 1 - p.

    Args:
        h: float array of any shape.
        p: probability of dropping, at least 0 and below 1.
        rng: numpy.random.Generator.

    Returns:
        Array of h's shape.
    """
    ### BEGIN SOLUTION
    my_mask = rng.random(h.shape) >= p
    survivors = h * my_mask
    return survivors / (1 - p)
    ### END SOLUTION


# %%
def of_the_coins(first, second, repeated):
    """Say what is wrong with the coins of two calls, and of one with the same rng as the first; else nothing."""
    if any(np.array_equal(a, b) for a, b in ((first, second), first[:2], first.T[:2])):
        return "Toss a coin for each entry of h, from rng: some of yours are used more than once."
    if not np.array_equal(first, repeated):
        return "Take the coins from the rng that is handed in, and from nowhere else."
    rows = first.sum(axis=1)  # of 500 coins each; the number kept varies by 9 from row to row
    if first.sum() == second.sum() == 0.2 * first.size or rows.std() < 5:
        return "Coins do not count: yours keep the same number every time."
    return ""


# %%
def remark(layer):
    """Say in one sentence what is wrong with a student's function; an empty text if nothing was found."""
    h = 1 + np.random.default_rng(2).random((400, 500))
    before, rng = h.copy(), np.random.default_rng(3)
    try:
        outs = [layer(h, 0.8, r) for r in (rng, rng, np.random.default_rng(3))]
    except NotImplementedError:
        return "my_dropout is not written yet: write its three lines above, then run this cell again."
    if not all(isinstance(out, np.ndarray) and out.shape == h.shape for out in outs):
        return "my_dropout should return one array of h's shape, and nothing else."
    return "h itself was changed; make a new array." if (h != before).any() else of_the_values(h, outs)


# %%
def of_the_values(h, outs):
    """Say what is wrong with what p = 0.8 made of h; an empty text if nothing was found."""
    kept = outs[0] != 0
    if 0 < kept.mean() < 1 and (said := of_the_coins(*(out != 0 for out in outs))):
        return said
    if not 0.195 < kept.mean() < 0.205:  # of 200,000 coins; what is as far off by chance is one in ten million
        return f"With p = 0.8 a fifth should be kept, 20.0%; yours keeps {kept.mean():.1%}."
    factor = outs[0][kept] / h[kept]
    if np.ptp(factor) > 1e-4:
        return "What is kept should be h times one number; some of yours are not."
    wrong = abs(factor[0] - 5) > 1e-4
    return f"With p = 0.8 a kept 1 should become 1 / (1 - 0.8) = 5; yours becomes {factor[0]:.3g}." if wrong else ""


# %% tags=["experiment"]
# 20 to 40 seconds
if not remark(my_dropout):
    doubted = watch(random_labels, "Random labels, p = 0.8", my_dropout, 0.8, before=believed)
print(remark(my_dropout) or "The same pictures, labels and first weights as before; only the coins are new.")

# %% [markdown]
# ## What it costs, and what it does not do
#
# **Guess again.** Now the five networks also learn the **true** labels. Will p = 0.8 cost anything on fresh digits? And
# is p = 0.5, the usual rate, enough against random labels? The next cell trains four times and shows no curve (half a
# minute to a minute).

# %% tags=["experiment"]
rates, parts = (0.0, 0.5, 0.8), {}
if not remark(my_dropout):
    last = lambda Y, p: list(train(Y, my_dropout, p))[-1]
    parts["random labels known"] = [believed[-1][1], last(random_labels, 0.5)[1], doubted[-1][1]]
    parts["fresh digits right, after true labels"] = [last(true_labels, p)[2] for p in rates]
print(remark(my_dropout) or "Trained: five networks for each rate.")

# %% tags=["experiment"]
figure, words, error = plt.figure(figsize=(8, 3.2)), [], 2 / np.sqrt(NETWORKS)
for place, (name, values) in enumerate(parts.items(), 1):
    axis = figure.add_subplot(1, 2, place, title=name, xlabel="p", xlim=(-0.1, 0.95), ylim=(0, 1.1), xticks=rates)
    bars = error * np.std(values, axis=1, ddof=1)
    axis.errorbar(rates, np.mean(values, axis=1), bars, fmt="o-", capsize=4, color=KEPT)
    words += [f"{name}, p = {p}: {np.mean(v):.1%} ± {bar:.1%}" for p, v, bar in zip(rates, values, bars, strict=True)]
if parts:
    for p, v in zip(rates[1:], values[1:], strict=True):
        change = 100 * (v - values[0])  # network by network
        bar = error * change.std(ddof=1)
        words.append(f"fresh digits, p = {p} against p = 0: {change.mean():+.1f} ± {bar:.1f} percentage points")
    display(figure, metadata={"image/png": {"alt": "; ".join(words)}})
plt.close(figure)
print(remark(my_dropout) or "\n".join(words))

# %% [markdown]
# <details><summary>What you should see</summary>
#
# At p = 0.8 the networks know about 79% of the random labels after the same 200 epochs, and the curve still rises.
# At p = 0.5 they know practically all of them, as without coins. So dropout does not forbid memorization: **it slows
# it down**, and how much depends on the rate, the width and the number of epochs. Set `EPOCHS = 600` and run all cells
# again to see where it goes. No coin tells a wrong label from a right one.
#
# With true labels, p = 0.8 loses about two percentage points on fresh digits: it is not free. p = 0.5 gains about one,
# and five networks are too few to be sure of that.
#
# The bars are two standard errors over five networks. Each network had its own 500 digits, and all were measured on
# the same 1000 fresh ones, so the bars leave out the chance in these.
#
# </details>
#
# **Next:** notebook 1, *Two neurons, four worlds* (`01_two_neurons`), asks what your third line keeps unchanged, and
# proves it with two neurons and four states.
#
# **Sources.** C. Zhang, S. Bengio, M. Hardt, B. Recht, O. Vinyals (2017, *ICLR*), *Understanding deep learning
# requires rethinking generalization*, [arXiv 1611.03530](https://arxiv.org/abs/1611.03530): networks fit random
# labels, and explicit regularization changes nothing in kind; they do not say that it has no effect. D. Arpit et al.
# (2017, *ICML*), *A closer look at memorization in deep networks*, [arXiv
# 1706.05394](https://arxiv.org/abs/1706.05394): well-tuned dropout makes noise harder to fit and costs no accuracy on
# real data there; they do not say that it prevents memorization. G. Hinton et al. (2012), *Improving neural networks
# by preventing co-adaptation of feature detectors*, [arXiv 1207.0580](https://arxiv.org/abs/1207.0580): the first
# paper on dropout, and the conjecture above.
