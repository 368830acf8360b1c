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

# %% wrong over_inputs: averages-over-inputs | over the inputs
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
