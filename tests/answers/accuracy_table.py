# %% right a_list
visible_bugs = [11]

# %% right a_set
visible_bugs = {11}

# %% right from_numbers
import numpy as np

ratios = dict.fromkeys(range(1, 13), 1.1) | {11: 2.7}
visible_bugs = {np.int64(n) for n, ratio in ratios.items() if ratio >= 2}

# %% right from_the_table
visible_bugs = {n for n, e in worse.items() if e.mean(axis=0)[0] >= 2}

# %% right from_the_runs
means = {n: sum(run[n][0] for run in runs) / len(runs) for n in runs[0]}
visible_bugs = {n for n in means if not isinstance(n, str) and means[n] / means["no bug"] >= 2}

# %% right frozen
visible_bugs = frozenset(range(11, 12))

# %% wrong above_the_band: inside-the-spread | visible_bugs holds 2
visible_bugs = {2, 10, 11}

# %% wrong all: changes-no-prediction | that of the right layer, to the digit
visible_bugs = set(range(1, 13))

# %% wrong borrowed: changes-no-prediction | touches no prediction
visible_bugs = {8, 11}

# %% wrong both_panels: likelihood-not-accuracy | visible_bugs holds 3
visible_bugs = {3, 5, 11}

# %% wrong certain: changes-no-prediction | visible_bugs holds 12
visible_bugs = {11, 12}

# %% wrong counts_from_zero: misses-a-visible-bug | more than doubles
visible_bugs = {10}

# %% wrong no_such_exhibit: none | there is no exhibit 13
visible_bugs = {11, 13}

# %% wrong none: misses-a-visible-bug | look at the first column again
visible_bugs = set()

# %% wrong one_number: none | should be a set
visible_bugs = 11

# %% wrong the_likelihood: likelihood-not-accuracy | the question is about the error
visible_bugs = {3, 5}

# %% wrong the_likelihoods_of_the_table: likelihood-not-accuracy | the question is about the error
visible_bugs = {n for n, v in worse.items() if v[:, 1].mean() >= 2}

# %% wrong the_seed: misses-a-visible-bug | more than doubles
visible_bugs = {1}

# %% wrong the_shared_mask: inside-the-spread | visible_bugs holds 10
visible_bugs = {10, 11}

# %% wrong in_one_seed: inside-the-spread | visible_bugs holds 1
visible_bugs = {n for n, v in worse.items() if v[:, 0].max() >= 2}

# %% wrong titles: none | should hold numbers of exhibits
visible_bugs = {"Noise in the predictions"}

# %% wrong way_back: inside-the-spread | below twice
visible_bugs = {7, 11}
