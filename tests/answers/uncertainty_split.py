# %% right clip
import numpy as np


def uncertainty_split(probs):
    def H(p):
        p = np.clip(p, 1e-12, 1)
        return -(p * np.log(p)).sum(-1)

    a, b = H(probs.mean(0)), H(probs).mean(0)
    return [a, b, a - b]

# %% right divergence
import numpy as np


def uncertainty_split(probs):
    mean = probs.mean(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        kl = np.nan_to_num(probs * (np.log(probs) - np.log(mean))).sum(axis=-1).mean(axis=0)
        total = -np.nan_to_num(mean * np.log(mean)).sum(axis=-1)
    return total, total - kl, kl

# %% right epsilon
import numpy as np


def uncertainty_split(probs):
    eps = 1e-10
    mean = np.mean(probs, axis=0)
    total = -np.sum(mean * np.log(mean + eps), axis=1)
    aleatoric = -np.mean(np.sum(probs * np.log(probs + eps), axis=2), axis=0)
    return total, aleatoric, total - aleatoric

# %% right loops
import math


def entropy(p):
    return -sum(float(v) * math.log(v) for v in p if v > 0)


def uncertainty_split(probs):
    T, N, K = probs.shape
    rows = []
    for n in range(N):
        total = entropy([sum(probs[t, n, k] for t in range(T)) / T for k in range(K)])
        aleatoric = sum(entropy(probs[t, n]) for t in range(T)) / T
        rows.append((total, aleatoric, max(total - aleatoric, 0.0)))
    return tuple(list(c) for c in zip(*rows))

# %% right nansum
import numpy as np


def uncertainty_split(probs):
    probs = np.asarray(probs, dtype=float)
    with np.errstate(all="ignore"):
        H = lambda p: -np.nansum(p * np.log(p), axis=-1)
        total = H(probs.mean(axis=0))
        parts = H(probs)
    return total, parts.mean(axis=0), total - parts.mean(axis=0)

# %% right rows_of_one_array
import numpy as np


def uncertainty_split(probs):
    log = np.log(probs, out=np.zeros_like(probs, dtype=float), where=probs > 0)
    mean = probs.mean(axis=0)
    log_mean = np.log(mean, out=np.zeros_like(mean), where=mean > 0)
    total, inside = -np.einsum("nk,nk->n", mean, log_mean), -np.einsum("tnk,tnk->n", probs, log) / len(probs)
    return np.array([total, inside, total - inside])

# %% right where
import numpy as np


def uncertainty_split(probs):
    def H(p):
        return -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)

    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong adds_the_parts: forgets-to-subtract-the-aleatoric | what is left
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total + aleatoric

# %% wrong aleatoric_of_first_pass: one-pass-alone | single pass
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs[0])
    return total, aleatoric, total - aleatoric

# %% wrong averages_the_inputs: averages-over-inputs | inputs were averaged
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=1)), H(probs).mean(axis=1)
    return total, aleatoric, total - aleatoric

# %% wrong base_ten: log-to-base-ten | base ten
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log10(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong bits: log-to-base-two | bits
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log2(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong dictionary: not-three-values | three values
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return {"total": total, "aleatoric": aleatoric, "epistemic": total - aleatoric}

# %% wrong entropies_of_each_pass: returns-the-passes | average over them
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs)
    return total, aleatoric, total - aleatoric

# %% wrong epistemic_total: forgets-to-subtract-the-aleatoric | what is left
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total

# %% wrong geometric_mean: none | total
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    g = np.exp(np.log(probs + 1e-3).mean(axis=0))
    g = g / g.sum(axis=-1, keepdims=True)
    total, aleatoric = H(g), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong in_units_of_log_k: divides-by-log-k | log K
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1) / np.log(p.shape[-1])
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong large_epsilon: epsilon-too-large | too large
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(p + 1e-2), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong max_prob: confidence-for-entropy | largest probability
import numpy as np


def uncertainty_split(probs):
    total, aleatoric = 1 - probs.mean(axis=0).max(axis=-1), (1 - probs.max(axis=-1)).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong mean-over-classes | sum over the classes
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.mean(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong mean_over_inputs: averages-over-everything | for all inputs
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)).mean(), H(probs).mean()
    return total, aleatoric, total - aleatoric

# %% wrong mean_variance: spread-for-information | what is left
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, probs.var(axis=0).mean(axis=-1)

# %% wrong nan_at_zero: zero-times-log-zero | 0 log 0
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(p), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong negative_epistemic: epistemic-of-wrong-sign | never negative
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, aleatoric - total

# %% wrong no_minus: entropy-without-its-minus | minus
import numpy as np


def uncertainty_split(probs):
    H = lambda p: np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong no_return: returns-nothing | return
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)

# %% wrong only_four_classes: none | total
import numpy as np


def uncertainty_split(probs):
    probs = probs[..., :3]
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong only_two: not-three-values | three values
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    return H(probs).mean(axis=0), H(probs.mean(axis=0)) - H(probs).mean(axis=0)

# %% wrong overwrites_zeros: changes-its-input | copy
import numpy as np


def uncertainty_split(probs):
    probs[probs == 0] = 1e-12
    H = lambda p: -np.sum(p * np.log(p), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong parts-exchanged | total, aleatoric, epistemic
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, total - aleatoric, aleatoric

# %% wrong std_of_entropies: spread-for-information | what is left
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, H(probs).std(axis=0)

# %% wrong sum_over_passes: sum-of-the-passes | divide by T
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).sum(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong total_and_aleatoric_exchanged: entropy-and-mean-exchanged | entropy of the mean
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs).mean(axis=0), H(probs.mean(axis=0))
    return total, aleatoric, aleatoric - total

# %% wrong total_and_aleatoric_exchanged_difference: entropy-and-mean-exchanged | entropy of the mean
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs).mean(axis=0), H(probs.mean(axis=0))
    return total, aleatoric, total - aleatoric

# %% wrong total_last: parts-exchanged | total, aleatoric, epistemic
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return aleatoric, total - aleatoric, total

# %% wrong total_of_first_pass: one-pass-alone | single pass
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs[0]), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong total_over_inputs: averages-over-inputs | inputs were averaged
import numpy as np


def uncertainty_split(probs):
    def H(p):
        logs = np.zeros_like(p)
        logs[p > 0] = np.log(p[p > 0])
        return -(p * logs).sum(axis=-1)

    total = H(probs.mean(axis=1))
    aleatoric = H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong variance_for_epistemic: spread-for-information | what is left
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, probs.var(axis=0).sum(axis=-1)

# %% wrong zeros_dropped_by_rows: zero-times-log-zero | 0 log 0
import numpy as np


def uncertainty_split(probs):
    with np.errstate(all="ignore"):
        H = lambda p: np.nan_to_num(-np.sum(p * np.log(p), axis=-1))
        total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong epistemic_first: parts-exchanged | total, aleatoric, epistemic
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total - aleatoric, total, aleatoric

# %% wrong total_and_epistemic_exchanged: parts-exchanged | total, aleatoric, epistemic
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return total - aleatoric, aleatoric, total

# %% wrong sum_over_passes_of_both: sum-of-the-passes | divide by T
import numpy as np


def uncertainty_split(probs):
    H = lambda p: -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)
    total, aleatoric = H(probs.mean(axis=0)), H(probs).mean(axis=0)
    return len(probs) * total, len(probs) * aleatoric, len(probs) * (total - aleatoric)

# %% wrong logarithms_alone: entropy-without-p | weighed by
import numpy as np


def uncertainty_split(probs):
    def entropy(q):
        return -np.sum(np.log(np.where(q > 0, q, 1)), axis=-1)

    total, aleatoric = entropy(probs.mean(axis=0)), entropy(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong largest_of_the_passes: largest-entropy-for-mean | their mean
import numpy as np


def uncertainty_split(probs):
    def entropy(q):
        return -np.sum(q * np.log(np.where(q > 0, q, 1)), axis=-1)

    total, aleatoric = entropy(probs.mean(axis=0)), entropy(probs).max(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong sums_over_all: sums-over-all-axes | classes alone
import numpy as np


def uncertainty_split(probs):
    def entropy(q):
        return -np.sum(q * np.log(np.where(q > 0, q, 1)))

    total, aleatoric = entropy(probs.mean(axis=0)), entropy(probs).mean(axis=0)
    return total, aleatoric, total - aleatoric

# %% wrong mean_of_the_stds: spread-for-information | in nats
import numpy as np


def uncertainty_split(probs):
    def entropy(p):
        return -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)

    total, each = entropy(probs.mean(axis=0)), entropy(probs)
    return total, each.mean(axis=0), probs.std(axis=0).mean(axis=-1)

# %% wrong median_entropy: median-for-mean | take the mean
import numpy as np


def uncertainty_split(probs):
    def entropy(p):
        return -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)

    total, each = entropy(probs.mean(axis=0)), entropy(probs)
    return total, np.median(each, axis=0), total - np.median(each, axis=0)

# %% wrong last_pass_alone: one-pass-alone | average all
import numpy as np


def uncertainty_split(probs):
    def entropy(p):
        return -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=-1)

    total, each = entropy(probs.mean(axis=0)), entropy(probs)
    return total, each[-1], total - each[-1]
