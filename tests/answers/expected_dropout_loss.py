# %% right all_masks
def expected_dropout_loss(X, y, w, p):
    total = 0.0
    for m in product((0, 1), repeat=X.size):
        m = np.array(m).reshape(X.shape)
        chance = np.prod(np.where(m, 1 - p, p))
        total += chance * np.sum((y - (X * m / (1 - p)) @ w) ** 2)
    return total

# %% right array_of_one_entry
def expected_dropout_loss(X, y, w, p):
    return np.array([np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum((X * w) ** 2)])

# %% right closed_form
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))

# %% right einsum_and_diag
def expected_dropout_loss(X, y, w, p):
    r = y - X @ w
    return r @ r + p / (1 - p) * (w @ np.diag(np.diag(X.T @ X)) @ w)

# %% right fractions
def expected_dropout_loss(X, y, w, p):
    from fractions import Fraction

    p = Fraction(float(p))
    total = Fraction(0)
    for i in range(len(y)):
        terms = [Fraction(float(X[i, j])) * Fraction(float(w[j])) for j in range(len(w))]
        total += (Fraction(float(y[i])) - sum(terms)) ** 2 + p / (1 - p) * sum(t * t for t in terms)
    return total

# %% right odds_of_dropping
def expected_dropout_loss(X, y, w, p):
    keep = 1.0 - p
    ridge = np.linalg.norm(X, axis=0) * w
    return np.linalg.norm(y - np.dot(X, w)) ** 2 + np.dot(ridge, ridge) * (1 / keep - 1)

# %% right one_mask_for_all_rows
def expected_dropout_loss(X, y, w, p):
    q, total = 1 - p, 0.0
    for m in product((0, 1), repeat=len(w)):
        chance = np.prod([q if c else p for c in m])
        total += chance * np.sum((y - X @ (np.array(m) / q * w)) ** 2)
    return total

# %% right recursion
def expected_dropout_loss(X, y, w, p):
    def walk(row, weights, rest):
        if len(row) == 0:
            return rest**2
        return p * walk(row[1:], weights[1:], rest) + (1 - p) * walk(
            row[1:], weights[1:], rest - row[0] * weights[0] / (1 - p)
        )

    return sum(walk(row, w, target) for row, target in zip(X, y))

# %% right row_by_row
def expected_dropout_loss(X, y, w, p):
    total = 0
    for row, target in zip(X, y):
        for m in product((0, 1), repeat=len(row)):
            kept = sum(m)
            out = sum(c * a * v for c, a, v in zip(m, row, w)) / (1 - p)
            total += (1 - p) ** kept * p ** (len(row) - kept) * (target - out) ** 2
    return total

# %% right rows_share_their_coins
import numpy as np
from itertools import product


def expected_dropout_loss(X, y, w, p):
    total = 0
    for m in product((0, 1), repeat=X.shape[1]):
        m = np.array(m)
        prob = np.prod(np.where(m, 1 - p, p))
        total += prob * np.sum((y - (X * m / (1 - p)) @ w) ** 2)
    return total

# %% right variance_plus_bias
def expected_dropout_loss(X, y, w, p):
    terms = X * w
    return float(((y - terms.sum(axis=1)) ** 2).sum() + p / (1 - p) * (terms**2).sum())

# %% wrong a_loss_for_each_row: a-value-a-row | add them up
def expected_dropout_loss(X, y, w, p):
    return (y - X @ w) ** 2 + p / (1 - p) * X**2 @ w**2

# %% wrong absolute_errors: absolute-for-squared | count squared
def expected_dropout_loss(X, y, w, p):
    return np.sum(abs(y - X @ w)) + p / (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))

# %% wrong absolute_weights: squares-a-part | whole term
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(abs(w) * np.sum(X**2, axis=0))

# %% wrong all_norms_together: one-lambda-for-all | its own column
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(w**2) * np.sum(X**2)

# %% wrong changes_X: changes-its-input | it changed its input
def expected_dropout_loss(X, y, w, p):
    total = np.sum((y - X @ w) ** 2)
    X **= 2
    return total + p / (1 - p) * np.sum(X, axis=0) @ w**2

# %% wrong enumerates_a_coin_a_row: squares-the-sum | one coin ruled all
def expected_dropout_loss(X, y, w, p):
    total = 0.0
    for m in product((0, 1), repeat=len(y)):
        m = np.array(m)
        total += np.prod(np.where(m, 1 - p, p)) * np.sum((y - m / (1 - p) * (X @ w)) ** 2)
    return total

# %% wrong enumerates_alike: counts-states-equally | weigh each state
def expected_dropout_loss(X, y, w, p):
    total = 0.0
    for m in product((0, 1), repeat=X.size):
        m = np.array(m).reshape(X.shape)
        chance = 1 / 2**X.size
        total += chance * np.sum((y - (X * m / (1 - p)) @ w) ** 2)
    return total

# %% wrong enumerates_by_drop: weights-by-drop | drop probability
def expected_dropout_loss(X, y, w, p):
    total = 0.0
    for m in product((0, 1), repeat=X.size):
        m = np.array(m).reshape(X.shape)
        chance = np.prod(np.where(m, p, 1 - p))
        total += chance * np.sum((y - (X * m / (1 - p)) @ w) ** 2)
    return total

# %% wrong enumerates_divides_by_p: divides-by-p | probability of keeping
def expected_dropout_loss(X, y, w, p):
    total = 0.0
    for m in product((0, 1), repeat=X.size):
        m = np.array(m).reshape(X.shape)
        chance = np.prod(np.where(m, 1 - p, p))
        total += chance * np.sum((y - (X * m / max(p, 1e-9)) @ w) ** 2)
    return total

# %% wrong enumerates_scales_down: scales-down | grow
def expected_dropout_loss(X, y, w, p):
    total = 0.0
    for m in product((0, 1), repeat=X.size):
        m = np.array(m).reshape(X.shape)
        chance = np.prod(np.where(m, 1 - p, p))
        total += chance * np.sum((y - (X * m * (1 - p)) @ w) ** 2)
    return total

# %% wrong enumerates_without_scale: vanilla-loss | survivors are divided
def expected_dropout_loss(X, y, w, p):
    total = 0.0
    for m in product((0, 1), repeat=X.size):
        m = np.array(m).reshape(X.shape)
        chance = np.prod(np.where(m, 1 - p, p))
        total += chance * np.sum((y - (X * m) @ w) ** 2)
    return total

# %% wrong gaussian_variance: rate-for-the-ratio | p/(1 - p)
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + (p / (1 - p)) ** 0.5 * np.sum(w**2 * np.sum(X**2, axis=0))

# %% wrong half: halves-the-loss | no ½
def expected_dropout_loss(X, y, w, p):
    return 0.5 * np.sum((y - X @ w) ** 2) + 0.5 * p / (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))

# %% wrong half_of_the_first_part: halves-the-loss | no ½
def expected_dropout_loss(X, y, w, p):
    return 0.5 * np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))

# %% wrong half_of_the_second_part: halves-the-loss | no ½
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + 0.5 * p / (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))

# %% wrong loss_of_the_scaled_pass: loss-of-the-mean | mean
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - (1 - p) * X @ w) ** 2)

# %% wrong masks_y_too: none | not
def expected_dropout_loss(X, y, w, p):
    total = 0.0
    for m in product((0, 1), repeat=X.size):
        m = np.array(m).reshape(X.shape)
        chance = np.prod(np.where(m, 1 - p, p))
        total += chance * np.sum((y * m[:, 0] / (1 - p) - (X * m / (1 - p)) @ w) ** 2)
    return total

# %% wrong mean: mean-for-sum | sum
def expected_dropout_loss(X, y, w, p):
    return (np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))) / len(y)

# %% wrong mean_norms: mean-for-sum | sum
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(w**2 * np.mean(X**2, axis=0))

# %% wrong mean_prediction_first: forgets-the-penalty | plain
def expected_dropout_loss(X, y, w, p):
    mean = 0.0
    for m in product((0, 1), repeat=X.size):
        m = np.array(m).reshape(X.shape)
        mean = mean + np.prod(np.where(m, 1 - p, p)) * ((X * m / (1 - p)) @ w)
    return np.sum((y - mean) ** 2)

# %% wrong norms_not_squared: norm-not-squared | has its square
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(w**2 * np.sqrt(np.sum(X**2, axis=0)))

# %% wrong one_coin_a_row: squares-the-sum | one coin ruled all
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum((X @ w) ** 2)

# %% wrong p_for_the_ratio: rate-for-the-ratio | p/(1 - p)
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p * np.sum(w**2 * np.sum(X**2, axis=0))

# %% wrong p_over_q_squared: rate-for-the-ratio | p/(1 - p)
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) ** 2 * np.sum(w**2 * np.sum(X**2, axis=0))

# %% wrong penalty-alone | y
def expected_dropout_loss(X, y, w, p):
    return p / (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))

# %% wrong penalty_subtracted: slip-of-sign-in-the-penalty | adds
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) - p / (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))

# %% wrong plain_loss: forgets-the-penalty | plain
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + 0 * p

# %% wrong plain_ridge: one-lambda-for-all | its own column
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(w**2)

# %% wrong pq_for_the_ratio: rate-for-the-ratio | p/(1 - p)
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p * (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))

# %% wrong q_for_the_ratio: rate-for-the-ratio | p/(1 - p)
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))

# %% wrong ratio-upside-down | exchanged
def expected_dropout_loss(X, y, w, p):
    return (
        np.sum((y - X @ w) ** 2) + (1 - p) / p * np.sum(w**2 * np.sum(X**2, axis=0)) if p else np.sum((y - X @ w) ** 2)
    )

# %% wrong root: root-of-the-loss | root
def expected_dropout_loss(X, y, w, p):
    return np.sqrt(np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0)))

# %% wrong rounded: rounds-the-result | cut short
def expected_dropout_loss(X, y, w, p):
    return round(float(np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))), 2)

# %% wrong row_norms: rows-for-columns | norms of the rows
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(w**2 * np.sum(X**2, axis=1))

# %% wrong sampled: estimates-by-sampling | close, but not exact
def expected_dropout_loss(X, y, w, p):
    rng = np.random.default_rng(3)
    return np.mean([np.sum((y - (X * (rng.random(X.shape) >= p) / (1 - p)) @ w) ** 2) for _ in range(4000)])

# %% wrong square_of_the_sum: squares-the-sum | one coin ruled all
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(abs(w) * np.linalg.norm(X, axis=0)) ** 2

# %% wrong two_columns: only-two-inputs | go through all
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * sum(w[j] ** 2 * np.sum(X[:, j] ** 2) for j in (0, 1) if j < len(w))

# %% wrong vanilla: vanilla-loss | survivors are divided
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - (1 - p) * X @ w) ** 2) + p * (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))

# %% wrong weights_not_squared: squares-a-part | whole term
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(w * np.sum(X**2, axis=0))

# %% wrong without_probabilities: forgets-the-probabilities | probabilit
def expected_dropout_loss(X, y, w, p):
    total = 0.0
    for m in product((0, 1), repeat=X.size):
        m = np.array(m).reshape(X.shape)
        chance = np.prod(np.where(m, 1 - p, p))
        total += np.sum((y - (X * m / (1 - p)) @ w) ** 2)
    return total

# %% wrong without_the_empty_mask: misses-states | every mask counts
def expected_dropout_loss(X, y, w, p):
    total = 0.0
    for m in product((0, 1), repeat=X.size):
        m = np.array(m).reshape(X.shape)
        if not m.any():
            continue
        chance = np.prod(np.where(m, 1 - p, p))
        total += chance * np.sum((y - (X * m / (1 - p)) @ w) ** 2)
    return total

# %% wrong residuals_added_first: squares-summed-residuals | square each row's own
def expected_dropout_loss(X, y, w, p):
    return (y - X @ w).sum() ** 2 + p / (1 - p) * np.sum((X * w) ** 2)

# %% wrong plain-loss-scaled | no other factor
import numpy as np


def expected_dropout_loss(X, y, w, p):
    return np.sum((y - (1 - p) * X @ w) ** 2) + p / (1 - p) * np.sum(X**2 @ w**2)

# %% wrong factor_for_the_ratio: rate-for-the-ratio | p/(1 - p)
import numpy as np


def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + np.sum(X**2 @ w**2) / (1 - p)

# %% wrong inputs_not_squared: squares-a-part | whole term
import numpy as np


def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(X @ w**2)

# %% wrong survivors_alone_in_the_chance: forgets-the-dropped | multiply by p
from itertools import product

import numpy as np


def expected_dropout_loss(X, y, w, p):
    loss = 0.0
    for coins in product((0, 1), repeat=X.size):
        m = np.reshape(coins, X.shape)
        loss += (1 - p) ** m.sum() * np.sum((y - (X * m / (1 - p)) @ w) ** 2)
    return loss

# %% wrong x_keeps_its_masks: states-pile-up | another name
def expected_dropout_loss(X, y, w, p):
    total = 0
    for coins in product((0, 1), repeat=X.size):
        X = X * np.reshape(coins, X.shape)
        chance = np.prod([1 - p if coin else p for coin in coins])
        total += chance * np.sum((y - X @ w / (1 - p)) ** 2)
    return total

# %% wrong x_keeps_its_masks_from_the_full_one: states-pile-up | another name
def expected_dropout_loss(X, y, w, p):
    total = 0
    for coins in product((1, 0), repeat=X.size):
        X = X * np.reshape(coins, X.shape)
        chance = np.prod([1 - p if coin else p for coin in coins])
        total += chance * np.sum((y - X @ w / (1 - p)) ** 2)
    return total

# %% wrong the_last_mask_alone: last-turn-alone | adds it up
def expected_dropout_loss(X, y, w, p):
    total = 0
    for coins in product((0, 1), repeat=X.size):
        M = np.reshape(coins, X.shape)
        chance = np.prod([1 - p if coin else p for coin in coins])
        total = chance * np.sum((y - (X * M) @ w / (1 - p)) ** 2)
    return total

# %% wrong without_the_full_mask: misses-states | every mask counts
def expected_dropout_loss(X, y, w, p):
    total = 0
    for number in range(2**X.size - 1):
        M = np.reshape([number >> bit & 1 for bit in range(X.size)], X.shape)
        chance = np.prod(np.where(M, 1 - p, p))
        total += chance * np.sum((y - (X * M) @ w / (1 - p)) ** 2)
    return total

# %% wrong counts_rows_for_entries: exponents-of-another-size | number of coins
def expected_dropout_loss(X, y, w, p):
    total = 0
    for coins in product((0, 1), repeat=X.size):
        M = np.reshape(coins, X.shape)
        chance = (1 - p) ** sum(coins) * p ** (len(X) - sum(coins))
        total += chance * np.sum((y - (X * M) @ w / (1 - p)) ** 2)
    return total

# %% wrong counts_columns_for_entries: exponents-of-another-size | number of coins
def expected_dropout_loss(X, y, w, p):
    total = 0
    for coins in product((0, 1), repeat=X.size):
        M = np.reshape(coins, X.shape)
        chance = (1 - p) ** sum(coins) * p ** (len(w) - sum(coins))
        total += chance * np.sum((y - (X * M) @ w / (1 - p)) ** 2)
    return total

# %% wrong columns_added_first: squares-summed-columns | square each of them
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(np.sum(X, axis=0) ** 2 * w**2)

# %% wrong no_brackets: bracket-missing | brackets
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / 1 - p * np.sum(X**2 @ w**2)
