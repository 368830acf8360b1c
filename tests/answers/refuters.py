# %% right assigned
refuted = {}
refuted["a"] = "co-adaptation"
refuted["b"] = "gradient noise"
refuted["c"] = "flatness"
refuted["d"] = "averaging"
refuted["e"] = "penalty"

# %% right capitals_and_spaces
refuted = {"a": "Co-adaptation", "b": " Gradient noise", "c": "FLATNESS", "d": "averaging ", "e": "Penalty"}

# %% right dict_call
refuted = dict(a="co-adaptation", b="gradient noise", c="flatness", d="averaging", e="penalty")

# %% right from_the_other_side
experiments = {"penalty": "e", "averaging": "d", "co-adaptation": "a", "flatness": "c", "gradient noise": "b"}
refuted = {letter: explanation for explanation, letter in experiments.items()}

# %% right numpy_strings
refuted = dict(zip("abcde", np.array(["co-adaptation", "gradient noise", "flatness", "averaging", "penalty"])))

# %% right written_out
refuted = {"a": "co-adaptation", "b": "gradient noise", "c": "flatness", "d": "averaging", "e": "penalty"}

# %% right zipped
refuted = dict(zip("abcde", ("co-adaptation", "gradient noise", "flatness", "averaging", "penalty")))

# %% wrong a_list: none | dictionary
refuted = ["co-adaptation", "gradient noise", "flatness", "averaging", "penalty"]

# %% wrong eight_masks_average: fewer-draws-same-loss | an eighth of the variance
refuted = {"a": "co-adaptation", "b": "averaging", "c": "flatness", "d": "averaging", "e": "penalty"}

# %% wrong eight_masks_for_the_penalty: fewer-draws-same-loss | an eighth of the variance
refuted = {"a": "co-adaptation", "b": "penalty", "c": "flatness", "d": "averaging", "e": "gradient noise"}

# %% wrong everything_is_the_penalty: nobody-is-absent | no unit is absent
refuted = dict.fromkeys("abcde", "penalty")

# %% wrong l2_is_the_penalty: other-penalty-same-flatness | insensitive
refuted = {"a": "co-adaptation", "b": "gradient noise", "c": "penalty", "d": "averaging", "e": "flatness"}

# %% wrong letters: none | should be
refuted = {"co-adaptation": "a", "gradient noise": "b", "flatness": "c", "averaging": "d", "penalty": "e"}

# %% wrong member_for_coadaptation: one-predicts-alone | nothing is averaged
refuted = {"a": "averaging", "b": "gradient noise", "c": "flatness", "d": "co-adaptation", "e": "penalty"}

# %% wrong member_alone: one-predicts-alone | nothing is averaged
refuted = {"a": "co-adaptation", "b": "gradient noise", "c": "flatness", "d": "co-adaptation", "e": "penalty"}

# %% wrong noise_for_noise: nobody-is-absent | no unit is absent
refuted = {"a": "gradient noise", "b": "gradient noise", "c": "flatness", "d": "averaging", "e": "penalty"}

# %% wrong noise_tests_the_noise: noise-without-the-loss | expected loss
refuted = {"a": "co-adaptation", "b": "gradient noise", "c": "flatness", "d": "averaging", "e": "gradient noise"}

# %% wrong one_missing: none | should be
refuted = {"a": "co-adaptation", "b": "gradient noise", "c": "flatness", "d": "averaging"}

# %% wrong one_open: none | not attempted
refuted = {"a": "co-adaptation", "b": "gradient noise", "c": "flatness", "d": "averaging", "e": None}

# %% wrong other_words: none | one of
refuted = {"a": "co-adaptation", "b": "noise", "c": "flatness", "d": "averaging", "e": "penalty"}

# %% wrong averaging_twice: word-twice | stands once
refuted = {"a": "co-adaptation", "b": "gradient noise", "c": "averaging", "d": "averaging", "e": "penalty"}
