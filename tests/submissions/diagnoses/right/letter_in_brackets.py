import numpy as np


zero_std_cause = "(d)"


def repaired_variance(samples, tau):
    return samples.var(axis=0) + 1 / tau
