# %% right deep_copy
import copy


def convert(params, p):
    q = 1 - p
    new = copy.deepcopy(params)
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% right divided_by_the_factor
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = new["W2"] / (1 / q)
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": 1 / (1 / q) ** 2, "b2": 1.0}
    return new, lr_scale


# %% right first_layer_instead
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W1"], new["b1"] = q * new["W1"], q * new["b1"]
    lr_scale = {"W1": q**2, "b1": q * q, "W2": 1.0, "b2": 1.0}
    return new, lr_scale


# %% right half_and_half
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    r = q**0.5
    for k in ("W1", "b1", "W2"):
        new[k] = r * new[k]
    lr_scale = {"W1": q, "b1": q, "W2": q, "b2": 1.0}
    return new, lr_scale


# %% right list_of_two
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return [new, lr_scale]


# %% right rates_by_comprehension
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {k: (q * q if k == "W2" else 1) for k in params}
    return new, lr_scale


# %% right reference
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% right spread
def convert(params, p):
    q = 1 - p
    new = {**params, "W2": q * params["W2"]}
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong absolute_rates: none | step
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 0.1, "b1": 0.1, "W2": 0.1 * q**2, "b2": 0.1}
    return new, lr_scale


# %% wrong changes_array: changes-its-input | copy
def convert(params, p):
    q = 1 - p
    new = dict(params)
    new["W2"] *= q
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong changes_params: changes-its-input | copy
def convert(params, p):
    q = 1 - p
    new = params
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong divides_the_weights: weights-upside-down | too large
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = new["W2"] / q
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong exchanged: conversion-exchanged | comes first
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return lr_scale, new


# %% wrong no_return: returns-nothing | return
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    new, lr_scale


# %% wrong nothing_changes: convert-changes-nothing | 1/(1 - p)
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": 1.0, "b2": 1.0}
    return new, lr_scale


# %% wrong one_factor_for_the_rate: one-factor-for-two | twice
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q, "b2": 1.0}
    return new, lr_scale


# %% wrong one_number: one-rate-for-all | for each
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = q**2
    return new, lr_scale


# %% wrong only_for_a_half: none | training pass
def convert(params, p):
    q = 0.5
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong params_alone: not-two-values | two values
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new


# %% wrong params_of_one_key: missing-params | every key
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return {"W2": new["W2"]}, lr_scale


# %% wrong rate_alone: convert-changes-nothing | 1/(1 - p)
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong rate_divided_once: rate-upside-down | smaller
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": 1 / q, "b2": 1.0}
    return new, lr_scale


# %% wrong rate_of_one_key: missing-rate | for each
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W2": q**2}
    return new, lr_scale


# %% wrong rate-upside-down | smaller
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": 1 / q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong scales_W1_too: both-layers-scaled | one of the two
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    new["W1"] = q * new["W1"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong scales_W1_without_b1: hidden-bias-forgotten | b1
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W1"] = q * new["W1"]
    lr_scale = {"W1": q**2, "b1": 1.0, "W2": 1.0, "b2": 1.0}
    return new, lr_scale


# %% wrong scales_everything: both-layers-scaled | one of the two
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new = {k: q * v for k, v in new.items()}
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong scales_the_output_bias: bias-scaled | bias
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    new["b2"] = q * new["b2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong scales_twice: weights-scaled-twice | once
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q**2 * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong scales_with_p: weights-times-p | keeping
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = p * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong scales_with_p_throughout: weights-times-p | keeping
def convert(params, p):
    q = p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong slows_both_weights: slows-the-first-layer | first layer
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": q**2, "b1": q**2, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong slows_everything: slows-every-weight | others
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = dict.fromkeys(params, q**2)
    return new, lr_scale


# %% wrong slows_the_output_bias_too: slows-the-bias | bias
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": q**2}
    return new, lr_scale


# %% wrong slows_the_wrong_layer: none | step
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": q**2, "b1": 1.0, "W2": 1.0, "b2": 1.0}
    return new, lr_scale


# %% wrong speeds_the_others: none | step
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1 / q**2, "b1": 1 / q**2, "W2": 1.0, "b2": 1 / q**2}
    return new, lr_scale


# %% wrong square_root_each: none | step
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**0.5, "b2": 1.0}
    return new, lr_scale


# %% wrong transposed | exchanged
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"].T
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": q**2, "b2": 1.0}
    return new, lr_scale


# %% wrong weights_alone: same-learning-rate | (1 - p)^2
def convert(params, p):
    q = 1 - p
    new = {k: v.copy() for k, v in params.items()}
    new["W2"] = q * new["W2"]
    lr_scale = {"W1": 1.0, "b1": 1.0, "W2": 1.0, "b2": 1.0}
    return new, lr_scale
