# %% right array_of_one_entry
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return np.array([p / (1 - p) / 2 * (s * (1 - s)) @ (X**2 @ w**2)])


far_x, far_w, far_p = np.array([3.0]), np.array([4.0]), 0.3


# %% right by_enumerating_the_variance
def dropout_penalty(X, w, p):
    total = 0.0
    for row in X:
        z, spread = row @ w, 0.0
        for m in product((0, 1), repeat=len(w)):
            chance = np.prod([1 - p if c else p for c in m])
            spread += chance * ((np.array(m) * row / (1 - p)) @ w - z) ** 2
        s = 1 / (1 + np.exp(-z))
        total += s * (1 - s) * spread / 2
    return total


far_x, far_w, far_p = [1.0, 1.0], [10.0, -10.0], 0.5  # the approximation is too large here


# %% right closed_form
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * np.sum((s * (1 - s))[:, None] * X**2 * w**2)


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% right cosh
def dropout_penalty(X, w, p):
    z = X @ w
    return np.sum((X * w) ** 2 / np.cosh(z / 2)[:, None] ** 2) * p / (8 * (1 - p))


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% right curvature_by_differences
def dropout_penalty(X, w, p):
    loss = lambda z: np.logaddexp(0, z)
    z, h = X @ w, 1e-3
    bend = (-loss(z + 2 * h) + 16 * loss(z + h) - 30 * loss(z) + 16 * loss(z - h) - loss(z - 2 * h)) / (12 * h * h)
    return float(p / (1 - p) / 2 * np.sum(bend * np.sum((X * w) ** 2, axis=1)))


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% right fisher_information
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-X @ w))
    fisher = X.T @ np.diag(s * (1 - s)) @ X
    return w @ np.diag(np.diag(fisher)) @ w * (1 / (1 - p) - 1) / 2


far_x, far_w, far_p = (2, 1), (4, 3), 0.8

# %% right loop
import math


def dropout_penalty(X, w, p):
    total = 0.0
    for row in X:
        z = sum(a * b for a, b in zip(row, w))
        s = 1 / (1 + math.exp(-z))
        total += s * (1 - s) * sum((a * b) ** 2 for a, b in zip(row, w))
    return p * total / (2 * (1 - p))


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% right two_class_softmax
def dropout_penalty(X, w, p):
    scores = np.column_stack([np.zeros(len(X)), X @ w])
    q = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    return np.einsum("n,nd,d->", q.prod(axis=1), X**2, w**2) * p / (1 - p) / 2


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong a_penalty_for_each_row: a-value-a-row | add them up
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * s * (1 - s) * (X**2 @ w**2)


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong changes_X: changes-its-input | it changed its input
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    X **= 2
    return 0.5 * p / (1 - p) * (s * (1 - s)) @ (X @ w**2)


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong coins_of_vanilla: rate-for-the-ratio | p/(1 - p)
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p * (1 - p) * (s * (1 - s)) @ (X**2 @ w**2)


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong exact_by_enumeration: exact-for-the-approximation | asked for is
def dropout_penalty(X, w, p):
    total = 0.0
    for row in X:
        for m in product((0, 1), repeat=len(w)):
            z = (np.array(m) * row / (1 - p)) @ w
            total += np.prod([1 - p if c else p for c in m]) * (np.logaddexp(0, z) - np.logaddexp(0, row @ w))
    return total


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong forgets_the_curvature: curvature-missing | s(1 - s)
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * np.sum(X**2 @ w**2)


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong mean_over_rows: mean-for-sum | mean over the rows
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * np.mean((s * (1 - s)) * (X**2 @ w**2))


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong no_half: taylor-without-its-half | half the second derivative
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return p / (1 - p) * (s * (1 - s)) @ (X**2 @ w**2)


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong one_curvature_for_all_rows: curvature-of-the-average | its own
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * np.mean(s * (1 - s)) * np.sum(X**2 @ w**2)


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong rate_alone: rate-for-the-ratio | p/(1 - p)
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p * (s * (1 - s)) @ (X**2 @ w**2)


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong ratio-upside-down | exchanged
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * (1 - p) / p * (s * (1 - s)) @ (X**2 @ w**2)


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong squares_the_score: squares-the-sum | squared the sum
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * (s * (1 - s)) @ (X @ w) ** 2


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong slope_of_the_loss: slope-for-the-curvature | second derivative
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * s @ (X**2 @ w**2)


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong vanilla_score: curvature-at-another-score | keeps the mean
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(1 - p) * (X @ w)))
    return 0.5 * p / (1 - p) * (s * (1 - s)) @ (X**2 @ w**2)


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong weights_not_squared: squares-a-part | whole term
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * (s * (1 - s)) @ (X**2 @ abs(w))


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong returns_nothing: returns-nothing | None
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return None


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong far_a_small_score: too-near-for-the-bend | within a factor of two
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * (s * (1 - s)) @ (X**2 @ w**2)


far_x, far_w, far_p = [1.0], [0.5], 0.2


# %% wrong far_almost: too-near-for-the-bend | within a factor of two
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * (s * (1 - s)) @ (X**2 @ w**2)


far_x, far_w, far_p = [1.0, 2.0], [0.4, -0.3], 0.5


# %% wrong far_far_without_coins: rate-at-an-end | take a p in between
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * (s * (1 - s)) @ (X**2 @ w**2)


far_x, far_w, far_p = [1.0], [10.0], 0.0


# %% wrong far_nothing: no-coins-no-penalty | each term is 0
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * (s * (1 - s)) @ (X**2 @ w**2)


far_x, far_w, far_p = [0.0], [10.0], 0.5


# %% wrong far_of_other_lengths: wrong-shape | shape
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * (s * (1 - s)) @ (X**2 @ w**2)


far_x, far_w, far_p = [1.0, 2.0], [10.0], 0.5


# %% wrong far_text: text-for-a-number | text
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * (s * (1 - s)) @ (X**2 @ w**2)


far_x, far_w, far_p = [1.0], [10.0], "0.5"


# %% wrong far_zero_score: too-near-for-the-bend | within a factor of two
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * (s * (1 - s)) @ (X**2 @ w**2)


far_x, far_w, far_p = [1.0, 1.0], [1.0, -1.0], 0.5


# %% wrong far_all_dropped: rate-at-an-end | take a p in between
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * (s * (1 - s)) @ (X**2 @ w**2)


far_x, far_w, far_p = [1.0], [6.0], 1


# %% wrong weights_alone: forgets-the-inputs | x does not come in
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * np.sum(s * (1 - s)) * np.sum(w**2)


far_x, far_w, far_p = [1.0], [10.0], 0.5


# %% wrong square-of-the-slope | the derivative of s
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * s**2 @ (X**2 @ w**2)


far_x, far_w, far_p = [1.0], [10.0], 0.5

# %% wrong slip-of-sign-in-the-penalty | never helps
import numpy as np


def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return -s * (1 - s) @ (X**2 @ w**2) * p / (1 - p) / 2


far_x, far_w, far_p = [1.0], [10.0], 0.5

# %% wrong penalty-with-the-plain-loss | asked for
import numpy as np


def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return np.sum(np.log(1 + np.exp(X @ w))) + s * (1 - s) @ (X**2 @ w**2) * p / (1 - p) / 2


far_x, far_w, far_p = [1.0], [10.0], 0.5

# %% wrong absolute_terms: adds-without-squaring | without a square
import numpy as np


def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return s * (1 - s) @ (abs(X) @ abs(w)) * p / (1 - p) / 2


far_x, far_w, far_p = [1.0], [10.0], 0.5

# %% wrong curvature-summed-apart | for its own squares
import numpy as np


def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return np.sum(s * (1 - s)) * np.sum(X**2 @ w**2) * p / (1 - p) / 2


far_x, far_w, far_p = [1.0], [10.0], 0.5

# %% wrong largest-curvature-for-all | at a score of 0
import numpy as np


def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return np.sum(X**2 @ w**2) / 4 * p / (1 - p) / 2


far_x, far_w, far_p = [1.0], [10.0], 0.5

# %% wrong factor_for_the_ratio: rate-for-the-ratio | p/(1 - p)
import numpy as np


def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return s * (1 - s) @ (X**2 @ w**2) / (1 - p) / 2


far_x, far_w, far_p = [1.0], [10.0], 0.5

# %% wrong ratio_squared: rate-for-the-ratio | p/(1 - p)
import numpy as np


def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return s * (1 - s) @ (X**2 @ w**2) * (p / (1 - p)) ** 2 / 2


far_x, far_w, far_p = [1.0], [10.0], 0.5

# %% wrong forgets-the-weights | one of the two is missing
import numpy as np


def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return s * (1 - s) @ (X**2).sum(axis=1) * p / (1 - p) / 2


far_x, far_w, far_p = [1.0], [10.0], 0.5

# %% wrong weights_without_a_square: squares-a-part | whole term
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * np.sum(s * (1 - s) * (X**2 @ w))


far_x, far_w, far_p = [1.0], [10.0], 0.5

# %% wrong inputs_without_a_square: squares-a-part | whole term
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * np.sum(s * (1 - s) * (X @ w**2))


far_x, far_w, far_p = [1.0], [10.0], 0.5

# %% wrong no_brackets: bracket-missing | brackets
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / 1 - p * np.sum(s * (1 - s) * (X**2 @ w**2))


far_x, far_w, far_p = [1.0], [10.0], 0.5

# %% wrong curvature_squared: squares-the-curvature | not squared
def dropout_penalty(X, w, p):
    s = 1 / (1 + np.exp(-(X @ w)))
    return 0.5 * p / (1 - p) * np.sum((s * (1 - s)) ** 2 * (X**2 @ w**2))


far_x, far_w, far_p = [1.0], [10.0], 0.5
