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
# Ten minutes, one exercise of three lines, not graded. This notebook needs numpy and matplotlib alone.
#
# We take 500 noisy pictures of digits and throw their labels away. Each picture gets a new label, drawn at random from 0 to 9. No
# rule connects a picture with its label, so nobody can predict the label of a fresh picture better than by chance: 10%.
#
# **Guess before anything runs.** A network is trained on these pictures. Which share of the random labels will it reproduce after
# 200 epochs: 10%, 50%, or all of them?

# %%
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import display

FONT = "75557 26227 71747 71717 55711 74717 74757 71222 75757 75717".split()  # five rows of three pixels for each digit
GLYPHS = np.array([[[int(row) >> bit & 1 for bit in (2, 1, 0)] for row in digit] for digit in FONT])


def digits(n, rng):
    """Draw n noisy digits: pictures of 12 x 8 pixels as rows of 96 numbers, and which digit each one shows."""
    shown, pictures = rng.integers(0, 10, n), np.zeros((n, 12, 8))
    for picture, digit in zip(pictures, shown, strict=True):
        row, column = rng.integers(0, 3, 2)
        picture[row : row + 10, column : column + 6] = np.kron(GLYPHS[digit], np.ones((2, 2)))
    return (pictures + rng.normal(0, 0.3, pictures.shape)).reshape(n, 96), shown


# %% [markdown]
# Five networks are trained at the same time, each on 500 digits of its own, so that every curve below comes with its spread. Each
# network has one hidden layer of 100 units.

# %%
NETWORKS, EXAMPLES, UNITS, EPOCHS = 5, 500, 100, 200
rng = np.random.default_rng(0)
X, shown = digits(NETWORKS * EXAMPLES, rng)
X, true_labels = X.reshape(NETWORKS, EXAMPLES, 96), shown.reshape(NETWORKS, EXAMPLES)
random_labels = rng.integers(0, 10, true_labels.shape)
fresh, fresh_labels = digits(1000, rng)

# %% tags=["experiment"]
figure, axes = plt.subplots(1, 6, figsize=(8, 2.1), layout="constrained")
for picture, told, axis in zip(X[0], random_labels[0], axes, strict=False):
    axis.imshow(picture.reshape(12, 8), cmap="Greys")
    axis.set_title(f"told: {told}")
    axis.axis("off")
told = ", ".join(
    f"{digit} is called {lie}" for digit, lie in zip(true_labels[0][:6], random_labels[0][:6], strict=True)
)
display(figure, metadata={"image/png": {"alt": f"Six noisy digits with random labels: {told}."}})
plt.close(figure)

# %% [markdown]
# Here is the network: ReLU units, softmax, cross-entropy, and gradient descent with Adam's steps. `coins` is 1 until you write
# something better.


# %%
def gradients(params, X, Y, coins):
    """Return the gradient of the mean cross-entropy for each parameter; `coins` multiplies the hidden layer."""
    W1, b1, W2, b2 = params
    h = np.maximum(X @ W1 + b1, 0) * coins
    scores = h @ W2 + b2
    d = np.exp(scores - scores.max(axis=-1, keepdims=True))
    d = (d / d.sum(axis=-1, keepdims=True) - np.eye(10)[Y]) / Y.shape[-1]
    dz = (d @ W2.swapaxes(1, 2)) * coins * (h != 0)  # backward takes the same coins
    return X.swapaxes(1, 2) @ dz, dz.sum(1, keepdims=True), h.swapaxes(1, 2) @ d, d.sum(1, keepdims=True)


def accuracy(params, X, Y):
    """Return the share of right answers of each network, all units in use, no coins."""
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
            step = mean[i] / (1 - 0.9 ** (epoch + 1)) / (np.sqrt(square[i] / (1 - 0.999 ** (epoch + 1))) + 1e-8)
            params[i] = params[i] - 0.01 * step


# %%
def draw(axis, curves, title):
    """Draw the two curves, mean of the networks and two standard errors; return what they end at, in words."""
    epochs = [epoch for epoch, _, _ in curves]
    axis.set(title=title, xlabel="epoch", ylabel="accuracy", xlim=(0, EPOCHS * 1.3), ylim=(0, 1.05))
    axis.set_xticks(range(0, EPOCHS + 1, EPOCHS // 4))
    axis.axhline(0.1, color="#9aa0a6", lw=1)
    axis.text(EPOCHS * 1.02, 0.02, "chance: 10%", color="#5f6368")
    for k, name, colour, dash in ((1, "labels it was told", "#1f4e8c", "-"), (2, "fresh digits", "#d9730d", "--")):
        values = np.array([curve[k] for curve in curves])
        middle, error = values.mean(axis=1), 2 * values.std(axis=1, ddof=1) / np.sqrt(NETWORKS)
        axis.plot(epochs, middle, dash, color=colour)
        axis.fill_between(epochs, middle - error, middle + error, color=colour, alpha=0.25)
        axis.text(epochs[-1] + 4, middle[-1] + 0.03, f"{name}\n{middle[-1]:.0%}", color=colour, va="bottom")
    axis.spines[["top", "right"]].set_visible(False)
    return f"{title}: {np.mean(curves[-1][1]):.0%} of the labels it was told, {np.mean(curves[-1][2]):.0%} of fresh digits."


# %%
def watch(Y, title, layer=None, p=0.0):
    """Train, and draw the curve anew in the same place while it grows; return the curves."""
    figure, axis = plt.subplots(figsize=(7, 3.6), layout="constrained")
    curves, handle = [], None
    for point in train(Y, layer, p):
        curves.append(point)
        axis.clear()
        words = draw(axis, curves, title)
        shown = {"metadata": {"image/png": {"alt": words}}}
        if handle is None:
            handle = display(figure, display_id=True, **shown)
        handle.update(figure, **shown)
    plt.close(figure)
    return curves


# %% tags=["experiment"]
believed = watch(random_labels, "Random labels, no coins")

# %% [markdown]
# ## What you saw: overfitting
#
# The blue curve went to the top. The networks reproduce every label, although no label has a reason. On fresh digits (orange) they
# stay near chance, because there was nothing to learn that a fresh digit could use. This is **memorization**. When a network does
# better on its training examples than on fresh ones, it **overfits**; the distance between the two curves is how much. It is as
# large here as it can be.
#
# Zhang et al. (2017) saw the same with large networks and images, and concluded that a network has room enough to learn any labels by
# heart.
#
# ## Why toss coins?
#
# To learn one wrong label by heart, a network can let a few units act together: jointly they answer to this one picture. Suppose that
# in each step every unit is switched off with probability p. Then a group that needs all its members is seldom complete. What many
# pictures have in common is supported by many units, and most of it survives. That is a guess at the reason, made by Hinton et al.
# (2012); notebook 5 tests it and its rivals.
#
# ### Exercise 1: three lines ●○○ (10 min, not graded)
#
# Write `my_dropout`:
#
# 1. **mask**: toss a coin for each entry of h; it is kept with probability 1 − p,
# 2. **keep**: multiply h by the mask, so that dropped entries are 0,
# 3. **rescale**: divide by 1 − p, so that the mean of each entry over all coins stays what it was.
#
# <details><summary>Nudge</summary><code>rng.random(h.shape)</code> gives numbers from 0 to 1, one for each entry. Which share of them is
# at least p?</details>


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
def remark(layer):
    """Say in one sentence what is wrong with a student's function; an empty text if nothing was found."""
    try:
        out = layer(np.ones((200, 100)), 0.8, np.random.default_rng(2))
    except NotImplementedError:
        return "my_dropout is not written yet: write its three lines above, then run this cell again."
    if np.shape(out) != (200, 100):
        return "my_dropout should return an array of h's shape."
    if not 0.17 < np.mean(np.asarray(out) != 0) < 0.23:
        return f"With p = 0.8 a fifth should be kept; yours keeps {np.mean(np.asarray(out) != 0):.0%}."
    if abs(np.max(out) - 5) > 1e-9:
        return f"With p = 0.8 a kept 1 should become 1 / (1 - 0.8) = 5; yours becomes {np.max(out):.3g}."
    return ""


# %% tags=["experiment"]
doubted = watch(random_labels, "Random labels, p = 0.8", my_dropout, 0.8) if not remark(my_dropout) else None
print(remark(my_dropout) or "The same pictures, labels and first weights as above; only the coins are new.")

# %% [markdown]
# ## What it costs, and what it does not do
#
# Now the same with the **true** labels, where there is something to learn. The cell trains for p = 0, 0.5 and 0.8 (about ten
# seconds). We would like
# little memorization (left) that costs nothing on fresh digits (right).

# %% tags=["experiment"]
rates, parts = (0.0, 0.5, 0.8), {}
if not remark(my_dropout):
    last = lambda Y, p: list(train(Y, my_dropout, p))[-1]
    parts["random labels learned"] = [believed[-1][1], last(random_labels, 0.5)[1], doubted[-1][1]]
    parts["fresh digits, true labels"] = [last(true_labels, p)[2] for p in rates]
print(remark(my_dropout) or "Trained: five networks for each rate.")

# %% tags=["experiment"]
figure, words, error = plt.figure(figsize=(8, 3.4), layout="constrained"), [], 2 / np.sqrt(NETWORKS)
for place, (name, values) in enumerate(parts.items(), 1):
    axis = figure.add_subplot(1, 2, place, title=name, xlabel="p", xlim=(-0.1, 0.95), ylim=(0, 1.1), xticks=rates)
    bars = error * np.std(values, axis=1, ddof=1)
    axis.errorbar(rates, np.mean(values, axis=1), bars, fmt="o-", capsize=4, color="#1f4e8c")
    axis.spines[["top", "right"]].set_visible(False)
    words += [f"{name}, p = {p}: {np.mean(v):.1%} ± {bar:.1%}" for p, v, bar in zip(rates, values, bars, strict=True)]
if parts:
    cost = parts["fresh digits, true labels"][0] - parts["fresh digits, true labels"][2]
    words.append(f"cost of p = 0.8, network by network: {cost.mean():.1%} ± {error * cost.std(ddof=1):.1%}")
    display(figure, metadata={"image/png": {"alt": "; ".join(words)}})
plt.close(figure)
print(remark(my_dropout) or "\n".join(words))

# %% [markdown]
# <details><summary>What you should see</summary>
#
# At p = 0.8 the networks know clearly fewer of the random labels after the same 200 epochs. It is not free: with true labels they lose
# some accuracy on fresh digits, as the last line says. At p = 0.5 they learn nearly every random label all the same, and on fresh digits
# the difference to p = 0 is within the bars. So dropout does not forbid memorization: **it slows it
# down**, and how much depends on the rate, the width and the number of epochs. Set `EPOCHS = 600` and run again: the blue curve goes on
# rising. No coin tells a wrong label from a right one.
#
# The bars are two standard errors over five networks. Each had its own 500 digits, and all were measured on the same 1000 fresh
# ones, so the bars do not hold the chance in these.
#
# </details>
#
# ## What others measured
#
# - C. Zhang et al. (2017), [*Understanding deep learning requires rethinking generalization*](https://arxiv.org/abs/1611.03530): standard
#   networks fit random labels, on CIFAR-10 perfectly. Explicit regularization, dropout among it, may help, and is neither necessary
#   nor sufficient for generalization: on ImageNet a network reached some 90% of the random labels with regularizers on. They did not
#   say that dropout has no effect.
# - D. Arpit et al. (2017), [*A closer look at memorization in deep networks*](https://arxiv.org/abs/1706.05394): of the regularizers that they
#   compared on CIFAR-10, dropout was the most effective against memorization at the same accuracy on real data, each over a range of
#   rates. They write of the *speed* of memorization; they did not claim that dropout prevents it.
# - G. Hinton et al. (2012), [*Improving neural networks by preventing co-adaptation of feature
#   detectors*](https://arxiv.org/abs/1207.0580): the first paper on dropout, and the reason given above.
#
# **Next:** notebook 1 asks what your third line keeps unchanged, and proves it with two neurons and four states.
