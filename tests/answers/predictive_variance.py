# %% right covariance_diagonal
import numpy as np


def predictive_variance(samples, tau):
    return np.diag(np.atleast_2d(np.cov(samples, rowvar=False, bias=True))) + np.reciprocal(float(tau))

# %% right loop
def predictive_variance(samples, tau):
    T, N = samples.shape
    out = []
    for n in range(N):
        m = sum(samples[:, n]) / T
        out.append(sum((f - m) ** 2 for f in samples[:, n]) / T + tau**-1)
    return out

# %% right second_moment
import numpy as np


def predictive_variance(samples, tau):
    return 1 / tau + (samples**2).mean(axis=0) - samples.mean(axis=0) ** 2

# %% right statistics
import statistics


def predictive_variance(samples, tau):
    return [statistics.pvariance([float(v) for v in column]) + 1 / tau for column in zip(*samples)]

# %% right std_squared
import numpy as np


def predictive_variance(samples, tau):
    return np.std(samples, axis=0) ** 2 + (tau**-0.5) ** 2

# %% right variance
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0) + 1.0 / tau

# %% wrong adds_tau: tau-is-a-precision | precision
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0) + tau

# %% wrong adds_tau_squared: tau-is-a-precision | precision
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0) + tau**2

# %% wrong averaged_over_inputs: averages-over-everything | for all inputs
import numpy as np


def predictive_variance(samples, tau):
    return (np.var(samples, axis=0) + 1 / tau).mean()

# %% wrong axis_one: averages-over-inputs | inputs were averaged
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=1) + 1 / tau

# %% wrong centres_in_place: changes-its-input | copy
import numpy as np


def predictive_variance(samples, tau):
    samples -= samples.mean(axis=0)
    return (samples**2).mean(axis=0) + 1 / tau

# %% wrong cov_default: ddof-one | ddof=1
import numpy as np


def predictive_variance(samples, tau):
    return np.diag(np.cov(samples.T)) + 1 / tau

# %% wrong covariance_matrix: wrong-shape | shape
import numpy as np


def predictive_variance(samples, tau):
    return np.cov(samples, rowvar=False, bias=True) + 1 / tau

# %% wrong ddof-one | ddof=1
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0, ddof=1) + 1 / tau

# %% wrong dtype_of_samples: truncates-to-integers | work in floats
import numpy as np


def predictive_variance(samples, tau):
    return (np.var(samples, axis=0) + 1 / tau).astype(samples.dtype)

# %% wrong epistemic_only: spread-of-the-passes-alone | noise of a measurement
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0)

# %% wrong error_of_the_mean: more-passes-less-spread | nothing is divided by T
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0) / len(samples) + 1 / tau

# %% wrong everything_over_T: more-passes-less-spread | nothing is divided by T
import numpy as np


def predictive_variance(samples, tau):
    return (np.var(samples, axis=0) + 1 / tau) / len(samples)

# %% wrong first_pass_for_mean: none | not
import numpy as np


def predictive_variance(samples, tau):
    return ((samples - samples[0]) ** 2).mean(axis=0) + 1 / tau

# %% wrong integers: truncates-to-integers | work in floats
import numpy as np


def predictive_variance(samples, tau):
    return (np.var(samples, axis=0) + 1 / tau).astype(int)

# %% wrong known_tau: none | not
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0) + 2.5

# %% wrong larger_of_the_two: larger-part-alone | both parts
import numpy as np


def predictive_variance(samples, tau):
    return np.maximum(np.var(samples, axis=0), 1 / tau)

# %% wrong mean_square: forgets-to-subtract | square of the mean
import numpy as np


def predictive_variance(samples, tau):
    return (samples**2).mean(axis=0) + 1 / tau

# %% wrong no_axis: averages-over-everything | for all inputs
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples) + 1 / tau

# %% wrong no_return: returns-nothing | return
import numpy as np


def predictive_variance(samples, tau):
    np.var(samples, axis=0) + 1 / tau

# %% wrong noise_only: noise-alone | comes on top
import numpy as np


def predictive_variance(samples, tau):
    return np.full(samples.shape[1], 1 / tau)

# %% wrong noise_over_T: more-passes-less-spread | nothing is divided by T
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0) + 1 / (tau * len(samples))

# %% wrong noise_times_T: noise-counted-in-each-pass | noisy once
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0) + len(samples) / tau

# %% wrong one_over_tau_squared: tau-is-a-precision | precision
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0) + 1 / tau**2

# %% wrong overview: averages-over-everything | for all inputs
import numpy as np


def predictive_variance(samples, tau):
    return np.std(samples)

# %% wrong product: variance-divided-by-tau | was divided by tau
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0) / tau

# %% wrong root_of_noise: noise-std-for-variance | add its variance
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0) + 1 / np.sqrt(tau)

# %% wrong squared_deviations: returns-the-passes | average over them
import numpy as np


def predictive_variance(samples, tau):
    return (samples - samples.mean(axis=0)) ** 2 + 1 / tau

# %% wrong std: std-not-variance | its square
import numpy as np


def predictive_variance(samples, tau):
    return np.sqrt(np.var(samples, axis=0) + 1 / tau)

# %% wrong std_of_the_passes: spread-of-the-passes-alone | comes on top
import numpy as np


def predictive_variance(samples, tau):
    return np.std(samples, axis=0)

# %% wrong std_plus_noise: adds-standard-deviations | variances add
import numpy as np


def predictive_variance(samples, tau):
    return np.std(samples, axis=0) + 1 / tau

# %% wrong stds_added: adds-standard-deviations | variances add
import numpy as np


def predictive_variance(samples, tau):
    return np.std(samples, axis=0) + tau**-0.5

# %% wrong stds_added_and_squared: adds-standard-deviations | variances add
import numpy as np


def predictive_variance(samples, tau):
    return (np.std(samples, axis=0) + tau**-0.5) ** 2

# %% wrong subtracts_noise: subtracts-the-noise | less certain
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0) - 1 / tau

# %% wrong sum_of_squares: sum-of-the-passes | divide by T
import numpy as np


def predictive_variance(samples, tau):
    return ((samples - samples.mean(axis=0)) ** 2).sum(axis=0) + 1 / tau

# %% wrong whole_tau: noise-cut-to-a-whole-number | divide with `/`
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0) + 1 // tau

# %% wrong spread_alone_ddof_one: spread-of-the-passes-alone | noise of a measurement
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0, ddof=1)

# %% wrong std_plus_tau: tau-is-a-precision | precision
import numpy as np


def predictive_variance(samples, tau):
    return np.std(samples, axis=0) + tau

# %% wrong mean_square_for_spread: forgets-to-subtract | square of the mean
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0) + np.mean(samples, axis=0) ** 2

# %% wrong error_of_the_mean_ddof_one: more-passes-less-spread | nothing is divided by T
import numpy as np


def predictive_variance(samples, tau):
    return np.var(samples, axis=0, ddof=1) / len(samples) + 1 / tau

# %% wrong sum_of_everything: sum-of-the-passes | divide by T
import numpy as np


def predictive_variance(samples, tau):
    return ((samples - samples.mean(axis=0)) ** 2 + 1 / tau).sum(axis=0)

# %% wrong distance_to_the_noise: subtracts-the-noise | less certain
import numpy as np


def predictive_variance(samples, tau):
    return abs(np.var(samples, axis=0) - 1 / tau)

# %% wrong divides_by_tau: variance-divided-by-tau | is added
def predictive_variance(samples, tau):
    return samples.var(axis=0) * 1 / tau

# %% wrong subtracts-the-mean-twice | subtracted already
import numpy as np


def predictive_variance(samples, tau):
    return samples.var(axis=0) - samples.mean(axis=0) ** 2 + 1 / tau

# %% wrong half-width-for-variance | without the root
import numpy as np


def predictive_variance(samples, tau):
    return 1.96 * np.sqrt(samples.var(axis=0) + 1 / tau)

# %% wrong one_mean_for_all: one-mean-for-all-inputs | without axis=0
def predictive_variance(samples, tau):
    return (samples**2).mean(axis=0) - samples.mean() ** 2 + 1 / tau

# %% wrong distance_from_one_mean: one-mean-for-all-inputs | without axis=0
def predictive_variance(samples, tau):
    return ((samples - samples.mean()) ** 2).mean(axis=0) + 1 / tau

# %% wrong mean_without_a_square: mean-not-squared | without its square
def predictive_variance(samples, tau):
    return (samples**2).mean(axis=0) - samples.mean(axis=0) + 1 / tau

# %% wrong turned: variance-turned | the other way round
def predictive_variance(samples, tau):
    return samples.mean(axis=0) ** 2 - (samples**2).mean(axis=0) + 1 / tau
