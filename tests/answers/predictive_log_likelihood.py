# %% right largest_out
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -0.5 * tau * (y - samples) ** 2
    top = a.max(axis=0)
    lse = top + np.log(np.exp(a - top).sum(axis=0))
    return (lse - np.log(a.shape[0]) - 0.5 * np.log(2 * np.pi) + 0.5 * np.log(tau)).mean()

# %% right log_densities_first
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    sd = tau**-0.5
    logs = -0.5 * np.log(2 * np.pi * sd**2) - ((y[None] - samples) / sd) ** 2 / 2
    m = logs.max(0, keepdims=True)
    return np.mean(np.log(np.exp(logs - m).mean(0)) + m[0])

# %% right logaddexp
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return float(np.mean(np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))))

# %% right long_double_free
import numpy as np


def logsumexp(a, axis):
    m = np.max(a, axis=axis, keepdims=True)
    return np.squeeze(m + np.log(np.sum(np.exp(a - m), axis=axis, keepdims=True)), axis=axis)


def predictive_log_likelihood(samples, y, tau):
    return (
        logsumexp(-tau / 2 * np.square(y - samples), 0).mean()
        - np.log(samples.shape[0])
        - np.log(2 * np.pi) / 2
        + np.log(tau) / 2
    )

# %% right nearest_pass_out
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    d2 = (samples - y) ** 2
    near = d2.min(axis=0)
    rest = np.log(np.mean(np.exp(-tau * (d2 - near) / 2), axis=0))
    return float((rest - tau * near / 2).mean() + np.log(tau) / 2 - np.log(2 * np.pi) / 2)

# %% right pairwise_logaddexp
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    acc = np.full(len(y), -np.inf)
    for f in samples:
        acc = np.logaddexp(acc, -tau * (f - y) ** 2 / 2)
    return np.array([np.mean(acc) - np.log(len(samples)) - np.log(2 * np.pi / tau) / 2])

# %% right python_loop
import math


def predictive_log_likelihood(samples, y, tau):
    total = 0.0
    for n in range(len(y)):
        e = [-tau / 2 * (float(y[n]) - float(f)) ** 2 for f in samples[:, n]]
        m = max(e)
        total += m + math.log(math.fsum(math.exp(v - m) for v in e) / len(e))
    return total / len(y) + 0.5 * math.log(tau / (2 * math.pi))

# %% wrong axis_one: sums-over-the-wrong-axis | over the passes
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=1) - np.log(a.shape[1]) + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong axis_one_log_T: sums-over-the-wrong-axis | over the passes
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=1) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong base_two: log-to-base-two | bits
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))).mean() / np.log(2)

# %% wrong best_pass: best-pass-alone | nearest pass
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (a.max(axis=0) + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong clip: floor-under-the-logarithm | small number
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    p = np.sqrt(tau / (2 * np.pi)) * np.exp(-tau / 2 * (y - samples) ** 2)
    return np.log(np.clip(p.mean(axis=0), 1e-12, None)).mean()

# %% wrong everything_in_one_sum: mixes-points-and-passes | one sum
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return np.logaddexp.reduce(a.ravel()) - np.log(a.size) + 0.5 * np.log(tau / (2 * np.pi))

# %% wrong everything_in_one_sum_log_T: mixes-points-and-passes | one sum
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return np.logaddexp.reduce(a.ravel()) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))

# %% wrong floor: floor-under-the-logarithm | small number
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    p = np.sqrt(tau / (2 * np.pi)) * np.exp(-tau / 2 * (y - samples) ** 2)
    return np.log(p.mean(axis=0) + 1e-300).mean()

# %% wrong forgets_to_add_back: shift-not-added-back | add it
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.log(np.exp(a - a.max(axis=0)).mean(axis=0)) + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong in_place: changes-its-input | copy
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    samples -= y
    a = -tau / 2 * samples**2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong joint: joint-likelihood | by itself
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = (-tau / 2 * (y - samples) ** 2).sum(axis=1)
    return (np.logaddexp.reduce(a) - np.log(len(samples))) / len(y) + 0.5 * np.log(tau / (2 * np.pi))

# %% wrong likelihood: forgets-the-logarithm | logarithm
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    return (np.sqrt(tau / (2 * np.pi)) * np.exp(-tau / 2 * (y - samples) ** 2)).mean()

# %% wrong log_N_for_log_T: log-of-the-points | number of passes
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(y)) + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong log_of_mean_likelihood: mixes-points-and-passes | one sum
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    return np.log((np.sqrt(tau / (2 * np.pi)) * np.exp(-tau / 2 * (y - samples) ** 2)).mean())

# %% wrong log_tau_minus: log-tau-of-wrong-sign | plus
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) - 0.5 * np.log(2 * np.pi) - 0.5 * np.log(tau)).mean()

# %% wrong logarithm_inside_the_sum: multiplies-the-passes | average the likelihoods
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    T = samples.shape[0]
    a = -0.5 * tau * (y[None, :] - samples) ** 2
    lse = np.sum(np.log(np.exp(a)), axis=0)
    ll = lse - np.log(T) - 0.5 * np.log(2 * np.pi) + 0.5 * np.log(tau)
    return ll.mean()

# %% wrong mean_of_logs: averages-the-logarithms | average the likelihoods
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    return (-tau / 2 * (y - samples) ** 2 + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong moment_matched: one-gaussian-for-all | mixture
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    m, v = samples.mean(axis=0), samples.var(axis=0) + 1 / tau
    return (-((y - m) ** 2) / (2 * v) - 0.5 * np.log(2 * np.pi * v)).mean()

# %% wrong nan_to_num: floor-under-the-logarithm | small number
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    p = np.sqrt(tau / (2 * np.pi)) * np.exp(-tau / 2 * (y - samples) ** 2)
    return np.nan_to_num(np.log(p.mean(axis=0))).mean()

# %% wrong negative: negative-log-likelihood | wants the log-likelihood itself
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return -(np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong no_half: exponent-without-its-half | half
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong no_log_T: forgets-log-t | subtract log T
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=0) + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong no_log_tau: forgets-log-tau | log tau
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) - 0.5 * np.log(2 * np.pi)).mean()

# %% wrong no_normaliser: forgets-the-normaliser | normalis
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples))).mean()

# %% wrong no_return: returns-nothing | return
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong no_square: forgets-the-square | square
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * abs(y - samples)
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong no_two_pi: forgets-two-pi | 2π
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + 0.5 * np.log(tau)).mean()

# %% wrong over_inputs: joint-likelihood | by itself
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = (-tau / 2 * (y - samples) ** 2 + 0.5 * np.log(tau / (2 * np.pi))).sum(axis=1)
    return np.logaddexp.reduce(a) - np.log(len(samples))

# %% wrong passes_multiplied: multiplies-the-passes | average the likelihoods
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    return (-tau / 2 * (y - samples) ** 2 + 0.5 * np.log(tau / (2 * np.pi))).sum(axis=0).mean()

# %% wrong per_point: one-number-for-each-point | mean over the points
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))

# %% wrong plug_in_mean: likelihood-of-the-mean | mean prediction
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    m = samples.mean(axis=0)
    return (-tau / 2 * (y - m) ** 2 + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong rounded: rounds-the-result | cut short
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return round(
        float((np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))).mean()), 2
    )

# %% wrong shift_by_smallest: exponentials-overflow | largest exponent
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    m = a.min(axis=0)
    return (m + np.log(np.exp(a - m).mean(axis=0))).mean() + 0.5 * np.log(tau / (2 * np.pi))

# %% wrong shift_by_the_mean: exponentials-overflow | largest exponent
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    m = a.mean(axis=0)
    return (m + np.log(np.exp(a - m).mean(axis=0))).mean() + 0.5 * np.log(tau / (2 * np.pi))

# %% wrong shift_over_everything: exponentials-underflow | largest exponent
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    m = a.max()
    return (m + np.log(np.exp(a - m).mean(axis=0))).mean() + 0.5 * np.log(tau / (2 * np.pi))

# %% wrong sum_over_points: sums-over-the-points | their mean
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))).sum()

# %% wrong tau_is_a_std: tau-is-a-precision | precision
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -(((y - samples) / tau) ** 2) / 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) - 0.5 * np.log(2 * np.pi) - np.log(tau)).mean()

# %% wrong tau_is_a_variance: tau-is-a-precision | precision
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -((y - samples) ** 2) / (2 * tau)
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) - 0.5 * np.log(2 * np.pi * tau)).mean()

# %% wrong unstable: exponentials-underflow | largest exponent
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    p = np.sqrt(tau / (2 * np.pi)) * np.exp(-tau / 2 * (y - samples) ** 2)
    return np.log(p.mean(axis=0)).mean()

# %% wrong whole_log_tau: normaliser-without-its-half | half
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) - 0.5 * np.log(2 * np.pi) + np.log(tau)).mean()

# %% wrong whole_normaliser: normaliser-without-its-half | half
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + np.log(tau / (2 * np.pi))).mean()

# %% wrong y_as_a_column: points-for-passes | along the columns
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    T = samples.shape[0]
    a = -0.5 * tau * (y[:, None] - samples) ** 2
    m = np.max(a, axis=0)
    lse = np.log(np.sum(np.exp(a - m), axis=0)) + m
    ll = lse - np.log(T) - 0.5 * np.log(2 * np.pi) + 0.5 * np.log(tau)
    return ll.mean()

# %% wrong joint_without_the_points: joint-likelihood | by itself
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = (-tau / 2 * (y - samples) ** 2).sum(axis=1)
    return np.logaddexp.reduce(a) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))

# %% wrong everything_in_one_sum_no_log: mixes-points-and-passes | one sum
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return np.logaddexp.reduce(a.ravel()) + 0.5 * np.log(tau / (2 * np.pi))

# %% wrong axis_one_no_log: sums-over-the-wrong-axis | over the passes
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=1) + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong exponents_added: multiplies-the-passes | average the likelihoods
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    return (a.sum(axis=0) + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong largest_multiplied: largest-multiplied | is added
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    m = a.max(axis=0)
    log_sum = m * np.log(np.sum(np.exp(a - m), axis=0))
    return np.mean(log_sum - np.log(len(samples)) - 0.5 * np.log(2 * np.pi) + 0.5 * np.log(tau))

# %% wrong log-t-of-wrong-sign | log T is subtracted
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    m = a.max(axis=0)
    lse = m + np.log(np.exp(a - m).sum(axis=0))
    return np.mean(lse) + np.log(len(samples)) - 0.5 * np.log(2 * np.pi) + 0.5 * np.log(tau)

# %% wrong pi-for-two-pi | 2π in it
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    m = a.max(axis=0)
    lse = m + np.log(np.exp(a - m).sum(axis=0))
    return np.mean(lse) - np.log(len(samples)) - 0.5 * np.log(np.pi) + 0.5 * np.log(tau)

# %% wrong whole_log_of_two_pi: normaliser-without-its-half | half
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    m = a.max(axis=0)
    lse = m + np.log(np.exp(a - m).sum(axis=0))
    return np.mean(lse) - np.log(len(samples)) - np.log(2 * np.pi) + 0.5 * np.log(tau)

# %% wrong sum_of_the_first_part: sums-over-the-points | their mean
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    m = a.max(axis=0)
    lse = m + np.log(np.exp(a - m).sum(axis=0))
    return np.sum(lse) - np.log(len(samples)) - 0.5 * np.log(2 * np.pi) + 0.5 * np.log(tau)

# %% wrong one_sum_for_all_points: mixes-points-and-passes | one sum
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    m = a.max(axis=0)
    lse = m + np.log(np.exp(a - m).sum())
    return np.mean(lse) - np.log(len(samples)) - 0.5 * np.log(2 * np.pi) + 0.5 * np.log(tau)

# %% wrong exponents_added_then_divided: multiplies-the-passes | average the likelihoods
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    m = a.max(axis=0)
    lse = a.sum(axis=0)
    return np.mean(lse) - np.log(len(samples)) - 0.5 * np.log(2 * np.pi) + 0.5 * np.log(tau)

# %% wrong no_minus: exponent-of-wrong-sign | minus
import numpy as np


def predictive_log_likelihood(samples, y, tau):
    a = tau / 2 * (y - samples) ** 2
    return (np.logaddexp.reduce(a, axis=0) - np.log(len(samples)) + 0.5 * np.log(tau / (2 * np.pi))).mean()

# %% wrong log10_throughout: log-to-base-ten | the natural
def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    m = a.max(axis=0)
    lse = m + np.log10(np.exp(a - m).sum(axis=0))
    return float(np.mean(lse) - np.log10(len(samples)) - np.log10(2 * np.pi) / 2 + np.log10(tau) / 2)

# %% wrong log2_throughout: log-to-base-two | the natural
def predictive_log_likelihood(samples, y, tau):
    a = -tau / 2 * (y - samples) ** 2
    m = a.max(axis=0)
    lse = m + np.log2(np.exp(a - m).sum(axis=0))
    return float(np.mean(lse) - np.log2(len(samples)) - np.log2(2 * np.pi) / 2 + np.log2(tau) / 2)
