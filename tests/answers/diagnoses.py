# %% right capital
import numpy as np

zero_std_cause = " D "


def predictive_variance(samples, tau):
    return np.var(samples, 0) + 1 / tau


def repaired_variance(samples, tau):
    return predictive_variance(samples, tau)

# %% right letter_and_variance
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau

# %% right letter_in_brackets
import numpy as np


zero_std_cause = "(d)"


def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau

# %% right second_moment
import numpy as np

zero_std_cause = "D"


def repaired_variance(samples, tau):
    return (samples**2).mean(0) - samples.mean(0) ** 2 + np.power(tau, -1.0)

# %% right std_squared
import numpy as np

zero_std_cause = "d"
repaired_variance = lambda samples, tau: list(np.std(samples, axis=0) ** 2 + 1 / tau)

# %% wrong as_it_was: averages-over-everything | for all inputs
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.std(samples) ** 2

# %% wrong axis: mean-over-axis-keeps-spread | to the last bit
zero_std_cause = "f"


def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau

# %% wrong axis_alone: spread-of-the-passes-alone | noise of a measurement
zero_std_cause = "d"


def repaired_variance(samples, tau):
    return samples.var(axis=0)

# %% wrong ddof-one | ddof=1
zero_std_cause = "d"


def repaired_variance(samples, tau):
    return samples.var(axis=0, ddof=1) + 1 / tau

# %% wrong divided_by_T: more-passes-less-spread | nothing is divided by T
zero_std_cause = "d"


def repaired_variance(samples, tau):
    return samples.var(axis=0) / len(samples) + 1 / tau

# %% wrong frozen_coins: frozen-coins-still-drop | plain network
zero_std_cause = "c"


def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau

# %% wrong network_is_sure: zero-is-not-certainty | x = 50
zero_std_cause = "a"


def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau

# %% wrong noise_alone: averages-over-everything | for all inputs
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.std(samples) ** 2 + 1 / tau

# %% wrong noise_left_out: noise-is-not-in-the-passes | added afterwards
zero_std_cause = "e"


def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau

# %% wrong number: none | should be
zero_std_cause = 4


def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau

# %% wrong over_inputs: averages-over-inputs | inputs were averaged
zero_std_cause = "d"


def repaired_variance(samples, tau):
    return samples.var(axis=1) + 1 / tau

# %% wrong std_plus_noise: adds-standard-deviations | variances add
zero_std_cause = "d"


def repaired_variance(samples, tau):
    return samples.std(axis=0) + 1 / tau

# %% wrong tau_added: tau-is-a-precision | precision
zero_std_cause = "d"


def repaired_variance(samples, tau):
    return samples.var(axis=0) + tau

# %% wrong too_few_passes: passes-do-not-make-spread | second pass
zero_std_cause = "b"


def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau

# %% wrong wider_by_a_factor: none | not
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return samples.var(axis=0) * (0.95 / 0.6) ** 2

# %% wrong width: std-not-variance | its square
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.sqrt(samples.var(axis=0) + 1 / tau)

# %% wrong word: none | should be
zero_std_cause = "evaluation mode"


def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau

# %% wrong spread_alone_ddof_one: spread-of-the-passes-alone | noise of a measurement
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.var(samples, axis=0, ddof=1)

# %% wrong std_plus_tau: tau-is-a-precision | precision
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.std(samples, axis=0) + tau

# %% wrong mean_square_for_spread: forgets-to-subtract | square of the mean
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.var(samples, axis=0) + np.mean(samples, axis=0) ** 2

# %% wrong error_of_the_mean_ddof_one: more-passes-less-spread | nothing is divided by T
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.var(samples, axis=0, ddof=1) / len(samples) + 1 / tau

# %% wrong sum_of_everything: sum-of-the-passes | divide by T
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return ((samples - samples.mean(axis=0)) ** 2 + 1 / tau).sum(axis=0)

# %% wrong distance_to_the_noise: subtracts-the-noise | less certain
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return abs(np.var(samples, axis=0) - 1 / tau)

# %% wrong noise_without_spread: noise-alone | comes on top
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.full(samples.shape[1], 1 / tau)

# %% wrong std_of_the_passes: spread-of-the-passes-alone | comes on top
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.std(samples, axis=0)

# %% wrong tau_squared: tau-is-a-precision | precision
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.var(samples, axis=0) + tau**2

# %% wrong one_over_tau_squared: tau-is-a-precision | precision
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.var(samples, axis=0) + 1 / tau**2

# %% wrong root_of_noise: noise-std-for-variance | add its variance
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.var(samples, axis=0) + 1 / np.sqrt(tau)

# %% wrong stds_added: adds-standard-deviations | variances add
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.std(samples, axis=0) + tau**-0.5

# %% wrong stds_added_and_squared: adds-standard-deviations | variances add
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return (np.std(samples, axis=0) + tau**-0.5) ** 2

# %% wrong mean_square: forgets-to-subtract | square of the mean
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return (samples**2).mean(axis=0) + 1 / tau

# %% wrong everything_over_T: more-passes-less-spread | nothing is divided by T
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return (np.var(samples, axis=0) + 1 / tau) / len(samples)

# %% wrong noise_over_T: more-passes-less-spread | nothing is divided by T
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.var(samples, axis=0) + 1 / (tau * len(samples))

# %% wrong sum_of_squares: sum-of-the-passes | divide by T
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return ((samples - samples.mean(axis=0)) ** 2).sum(axis=0) + 1 / tau

# %% wrong larger_of_the_two: larger-part-alone | both parts
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.maximum(np.var(samples, axis=0), 1 / tau)

# %% wrong noise_times_T: noise-counted-in-each-pass | noisy once
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.var(samples, axis=0) + len(samples) / tau

# %% wrong subtracts_noise: subtracts-the-noise | less certain
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return np.var(samples, axis=0) - 1 / tau

# %% wrong integers: truncates-to-integers | work in floats
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return (np.var(samples, axis=0) + 1 / tau).astype(int)

# %% wrong subtracts-the-mean-twice | subtracted already
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return samples.var(axis=0) - samples.mean(axis=0) ** 2 + 1 / tau

# %% wrong half-width-for-variance | without the root
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return 1.96 * np.sqrt(samples.var(axis=0) + 1 / tau)

# %% wrong divides_by_tau: variance-divided-by-tau | is added
import numpy as np

zero_std_cause = "d"


def repaired_variance(samples, tau):
    return samples.var(axis=0) / tau

# %% wrong noise_in_whole_numbers: noise-cut-to-a-whole-number | divide with `/`
zero_std_cause = "d"


def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 // tau

# %% wrong one_mean_for_all: one-mean-for-all-inputs | without axis=0
zero_std_cause = "d"


def repaired_variance(samples, tau):
    return (samples**2).mean(axis=0) - samples.mean() ** 2 + 1 / tau

# %% wrong distance_from_one_mean: one-mean-for-all-inputs | without axis=0
zero_std_cause = "d"


def repaired_variance(samples, tau):
    return ((samples - samples.mean()) ** 2).mean(axis=0) + 1 / tau

# %% wrong mean_without_a_square: mean-not-squared | without its square
zero_std_cause = "d"


def repaired_variance(samples, tau):
    return (samples**2).mean(axis=0) - samples.mean(axis=0) + 1 / tau

# %% wrong turned: variance-turned | the other way round
zero_std_cause = "d"


def repaired_variance(samples, tau):
    return samples.mean(axis=0) ** 2 - (samples**2).mean(axis=0) + 1 / tau
