# %% right all_outcomes
from itertools import product

import numpy as np


def joint_information(probs):
    T, B, K = probs.shape
    joint = np.array([[np.prod([probs[t, b, y] for b, y in enumerate(ys)]) for ys in product(range(K), repeat=B)] for t in range(T)])

    def H(p):
        return -np.sum(np.where(p > 0, p * np.log(np.where(p > 0, p, 1)), 0), axis=-1)

    return H(joint.mean(axis=0)) - H(joint).mean()

# %% right outer_products
import numpy as np


def entropy(p):
    p = p[p > 0]
    return -(p * np.log(p)).sum()


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    inside = np.mean([sum(entropy(row) for row in one) for one in probs])
    return entropy(joint.mean(axis=0)) - inside

# %% right einsum_by_size
import numpy as np


def joint_information(probs):
    probs = np.asarray(probs, dtype=float)
    T, B, K = probs.shape
    joint = np.ones((T, 1))
    for b in range(B):
        joint = np.einsum("ti,tk->tik", joint, probs[:, b]).reshape(T, -1)
    eps = 1e-300
    total = -np.sum(joint.mean(0) * np.log(joint.mean(0) + eps))
    return float(total + np.sum(probs * np.log(probs + eps)) / T)

# %% right divergence
import numpy as np


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = np.stack([np.outer(j, p).ravel() for j, p in zip(joint, probs[:, b])])
    mean = joint.mean(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = joint * (np.log(joint) - np.log(mean))
    return np.nansum(terms) / len(joint)

# %% right loops
import math
from itertools import product


def joint_information(probs):
    T, B, K = len(probs), len(probs[0]), len(probs[0][0])
    total = 0.0
    for ys in product(range(K), repeat=B):
        p = sum(math.prod(float(probs[t][b][y]) for b, y in enumerate(ys)) for t in range(T)) / T
        total -= p * math.log(p) if p > 0 else 0.0
    inside = -sum(float(p) * math.log(p) for one in probs for row in one for p in row if p > 0) / T
    return total - inside

# %% right chain_rule
import numpy as np


def H(p):
    return -(p * np.log(np.maximum(p, 1e-300))).sum()


def joint_information(probs):
    # a label at a time: what it adds, given the labels before it
    weights = [(1.0, np.ones(len(probs)) / len(probs))]
    found = 0.0
    for b in range(probs.shape[1]):
        new = []
        for chance, w in weights:
            found += chance * (H(w @ probs[:, b]) - sum(w[t] * H(probs[t, b]) for t in range(len(probs))))
            for k in range(probs.shape[2]):
                v = w * probs[:, b, k]
                if v.sum() > 0:
                    new.append((chance * v.sum(), v / v.sum()))
        weights = new
    return found

# %% right array_of_one
import numpy as np


def joint_information(probs):
    T, B, K = probs.shape
    joint = np.ones((T,) + (K,) * B)
    for b in range(B):
        joint *= probs[:, b].reshape((T,) + tuple(K if i == b else 1 for i in range(B)))
    flat = joint.reshape(T, -1)
    log = lambda p: np.log(np.clip(p, 1e-200, None))
    m = flat.mean(axis=0)
    return np.array([-(m * log(m)).sum() + (flat * log(flat)).sum(axis=1).mean()])

# %% wrong scores_added: shared-information-counted-twice | counted twice
import numpy as np


def joint_information(probs):
    def H(p):
        return -(p * np.log(np.maximum(p, 1e-300))).sum(axis=-1)
    return (H(probs.mean(axis=0)) - H(probs).mean(axis=0)).sum()

# %% wrong means_multiplied: shared-information-counted-twice | counted twice
import numpy as np


def joint_information(probs):
    def H(p):
        return -(p * np.log(np.maximum(p, 1e-300))).sum(axis=-1)
    mean = probs.mean(axis=0)
    joint = mean[0]
    for row in mean[1:]:
        joint = np.outer(joint, row).ravel()
    return H(joint) - H(probs).mean(axis=0).sum()

# %% wrong total_alone: total-for-information | in each pass
import numpy as np


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    m = joint.mean(axis=0)
    return -(m * np.log(np.maximum(m, 1e-300))).sum()

# %% wrong noise_alone: noise-for-information | is subtracted
import numpy as np


def joint_information(probs):
    return -(probs * np.log(np.maximum(probs, 1e-300))).sum() / len(probs)

# %% wrong bits: log-to-base-two | natural logarithm
import numpy as np


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    def H(p):
        return -(p * np.log2(np.maximum(p, 1e-300))).sum(axis=-1)
    return H(joint.mean(axis=0)) - H(joint).mean()

# %% wrong for_each_point: divided-by-the-points | all points together
import numpy as np


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    def H(p):
        return -(p * np.log(np.maximum(p, 1e-300))).sum(axis=-1)
    return (H(joint.mean(axis=0)) - H(joint).mean()) / probs.shape[1]

# %% wrong best_point: best-point-alone | others add
import numpy as np


def joint_information(probs):
    def H(p):
        return -(p * np.log(np.maximum(p, 1e-300))).sum(axis=-1)
    return (H(probs.mean(axis=0)) - H(probs).mean(axis=0)).max()

# %% wrong first_point: first-point-alone | first point
import numpy as np


def joint_information(probs):
    def H(p):
        return -(p * np.log(np.maximum(p, 1e-300))).sum(axis=-1)
    return (H(probs.mean(axis=0)) - H(probs).mean(axis=0))[0]

# %% wrong points_averaged: points-are-not-passes | passes
import numpy as np


def joint_information(probs):
    def H(p):
        return -(p * np.log(np.maximum(p, 1e-300))).sum(axis=-1)
    return (H(probs.mean(axis=1)) - H(probs).mean(axis=1)).mean()

# %% wrong wrong_way_round: information-is-not-negative | negative
import numpy as np


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    def H(p):
        return -(p * np.log(np.maximum(p, 1e-300))).sum(axis=-1)
    return H(joint).mean() - H(joint.mean(axis=0))

# %% wrong passes_summed: sums-over-passes | mean over the passes
import numpy as np


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    def H(p):
        return -(p * np.log(np.maximum(p, 1e-300))).sum(axis=-1)
    return len(probs) * (H(joint.mean(axis=0)) - H(joint).mean())

# %% wrong one_value_a_point: a-value-a-point | one number
import numpy as np


def joint_information(probs):
    def H(p):
        return -(p * np.log(np.maximum(p, 1e-300))).sum(axis=-1)
    return H(probs.mean(axis=0)) - H(probs).mean(axis=0)

# %% wrong zero_times_log_zero: zero-times-log-zero | counts as 0
import numpy as np


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    with np.errstate(divide="ignore", invalid="ignore"):
        def H(p):
            return -(p * np.log(p)).sum(axis=-1)
        return H(joint.mean(axis=0)) - H(joint).mean()

# %% wrong no_return: returns-nothing | return
def joint_information(probs):
    probs.mean(axis=0)

# %% wrong one_value_a_pass: a-value-a-pass | mean over the passes
import numpy as np


def joint_information(probs):
    def H(q):
        return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)

    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    return H(joint.mean(axis=0)) - H(joint)

# %% wrong mean_over_the_points: noise-averaged-over-points | add up
import numpy as np


def joint_information(probs):
    def H(q):
        return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)

    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    return H(joint.mean(axis=0)) - H(probs).mean()

# %% wrong sum_over_all: noise-summed-over-passes | over the points alone
import numpy as np


def joint_information(probs):
    def H(q):
        return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)

    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    return H(joint.mean(axis=0)) - H(probs).sum()

# %% wrong class_by_class: same-class-for-all | K^B
import numpy as np


def joint_information(probs):
    def H(q):
        return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)

    return H(probs.prod(axis=1).mean(axis=0)) - H(probs).mean(axis=0).sum()

# %% wrong points_to_one: points-averaged-first | averaged to one
import numpy as np


def joint_information(probs):
    def H(q):
        return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)

    mean = probs.mean(axis=1)
    return H(mean.mean(axis=0)) - H(mean).mean()

# %% wrong adds_the_noise: remaining-noise-added | subtracted
import numpy as np


def joint_information(probs):
    def H(q):
        return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)

    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    return H(joint.mean(axis=0)) + H(joint).mean()

# %% wrong forgets_earlier_points: last-point-alone | only its label
import numpy as np


def joint_information(probs):
    def H(q):
        return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)

    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).sum(axis=1)
    return H(joint.mean(axis=0)) - H(joint).mean()

# %% wrong log_of_k: most-that-a-label-tells | log K
import numpy as np


def joint_information(probs):
    return np.log(probs.shape[2])

# %% wrong smoothed_by_a_millionth: smoothed-logarithm | inside the logarithm
import numpy as np


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)

    def entropy(p):
        return -(p * np.log(p + 1e-6)).sum(axis=-1)

    return entropy(joint.mean(axis=0)) - entropy(joint).mean()

# %% wrong smoothed_by_a_hundred_thousandth: smoothed-logarithm | inside the logarithm
import numpy as np


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)

    def entropy(p):
        return -(p * np.log(p + 1e-5)).sum(axis=-1)

    return entropy(joint.mean(axis=0)) - entropy(joint).mean()

# %% wrong smoothed_by_a_thousandth: smoothed-logarithm | inside the logarithm
import numpy as np


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)

    def entropy(p):
        return -(p * np.log(p + 1e-3)).sum(axis=-1)

    return entropy(joint.mean(axis=0)) - entropy(joint).mean()

# %% wrong clipped_at_a_millionth: smoothed-logarithm | inside the logarithm
import numpy as np


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)

    def entropy(p):
        p = np.clip(p, 1e-6, 1)
        return -(p * np.log(p)).sum(axis=-1)

    return entropy(joint.mean(axis=0)) - entropy(joint).mean()

# %% wrong two_points: two-points-alone | go through all of them
import numpy as np


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, 2):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)

    def entropy(p):
        return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)

    return entropy(joint.mean(axis=0)) - entropy(joint).mean()

# %% wrong entropies_of_all_points: two-points-alone | go through all of them
import numpy as np


def joint_information(probs):
    def entropy(p):
        return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)

    joint = np.einsum("ti,tj->ij", probs[:, 0], probs[:, 1]) / len(probs)
    return entropy(joint.ravel()) - entropy(probs).sum(axis=1).mean()

# %% wrong both_terms: two-terms | the first less the second
import numpy as np


def joint_information(probs):
    def entropy(p):
        return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)

    joint = probs[:, 0]
    for point in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, point, None, :]).reshape(len(probs), -1)
    return entropy(joint.mean(axis=0)), entropy(joint).mean()

# %% wrong mean_before_entropy: entropy-of-the-mean-noise | in each pass first
import numpy as np


def joint_information(probs):
    def entropy(p):
        return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)

    joint = probs[:, 0]
    for point in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, point, None, :]).reshape(len(probs), -1)
    return entropy(joint.mean(axis=0)) - entropy(probs.mean(axis=0)).sum()

# %% wrong joint_mean_before_entropy: entropy-of-the-mean-noise | in each pass first
import numpy as np


def joint_information(probs):
    def entropy(p):
        return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)

    joint = probs[:, 0]
    for point in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, point, None, :]).reshape(len(probs), -1)
    return entropy(joint.mean(axis=0)) - entropy(joint.mean(axis=0)).mean()

# %% wrong joint_summed: sums-over-passes | mean over the passes
import numpy as np


def joint_information(probs):
    def entropy(p):
        return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)

    joint = probs[:, 0]
    for point in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, point, None, :]).reshape(len(probs), -1)
    return entropy(joint.sum(axis=0)) - entropy(joint).mean()

# %% wrong mean_over_axis_1: mean-over-outcomes | over the outcomes
def H(p):
    return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    return H(joint.mean(1)) - H(joint).mean()

# %% wrong mean_over_everything: mean-over-outcomes | over the outcomes
def H(p):
    return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    return H(joint.mean()) - H(joint).mean()

# %% wrong entropy_of_means: entropy-averaged | is a sum over
def H(p):
    return -(p * np.log(np.where(p > 0, p, 1))).mean(axis=-1)


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    return H(joint.mean(axis=0)) - H(joint).mean()

# %% wrong adds_the_labels: labels-added | multiply
def H(p):
    return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] + probs[:, b, None, :]).reshape(len(probs), -1)
    return H(joint.mean(axis=0)) - H(joint).mean()

# %% wrong stops_before_the_last_point: last-point-missing | range(1, B)
def H(p):
    return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1] - 1):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    return H(joint.mean(axis=0)) - H(joint).mean()

# %% wrong begins_at_the_first_point_again: first-point-twice | counts twice
def H(p):
    return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    return H(joint.mean(axis=0)) - H(joint).mean()

# %% wrong entropy_along_the_passes: entropy-over-the-passes | last axis
def H(p):
    return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=0)


def joint_information(probs):
    joint = probs[:, 0]
    for b in range(1, probs.shape[1]):
        joint = (joint[:, :, None] * probs[:, b, None, :]).reshape(len(probs), -1)
    return H(joint.mean(axis=0)) - H(joint).mean()

# %% wrong points_for_passes: passes-and-points-exchanged | axis 0
def H(p):
    return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)


def joint_information(probs):
    joint = probs[0]
    for b in range(1, len(probs)):
        joint = (joint[:, :, None] * probs[b][:, None, :]).reshape(len(joint), -1)
    return H(joint.mean(axis=0)) - H(joint).mean()

# %% wrong mean_of_the_scores: divided-by-the-points | all points together
def H(p):
    return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)


def joint_information(probs):
    return (H(probs.mean(axis=0)) - H(probs).mean(axis=0)).mean()

# %% wrong class_by_class_throughout: same-class-for-all | K^B
def H(p):
    return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1)


def joint_information(probs):
    joint = probs.prod(axis=1)
    return H(joint.mean(axis=0)) - H(joint).mean()
