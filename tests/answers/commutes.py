# %% right measured
import math

import numpy as np


def commutes(name, scaled):
    f = {
        "relu": lambda z: np.maximum(z, 0),
        "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "tanh": np.tanh,
        "gelu": np.vectorize(lambda z: z * (1 + math.erf(z / math.sqrt(2))) / 2),
        "selu": lambda z: 1.0507009873554805 * np.where(z > 0, z, 1.6732632423543772 * (np.exp(z) - 1)),
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    }[name]
    z = np.linspace(-3, 3, 13)
    return np.all([np.allclose(f(m * z), m * f(z), atol=1e-9) for m in (0, 1.25 if scaled else 1)])

# %% right ones_and_zeros
def commutes(name, scaled):
    return int(name in ("relu", "leaky_relu") or (not scaled and name in ("tanh", "gelu", "selu")))

# %% right pairs
TABLE = {(n, s) for n in ("relu", "leaky_relu") for s in (True, False)} | {(n, False) for n in ("tanh", "gelu", "selu")}


def commutes(name, scaled):
    return (name, bool(scaled)) in TABLE

# %% right rules
def commutes(name, scaled):
    if name == "sigmoid":
        return False
    return not scaled or name in {"relu", "leaky_relu"}

# %% right table
def commutes(name, scaled):
    return {
        "relu": True,
        "leaky_relu": True,
        "tanh": not scaled,
        "gelu": not scaled,
        "selu": not scaled,
        "sigmoid": False,
    }[name]

# %% wrong all_units_with_elu: zero-stays-zero | f(0) = 0
def commutes(name, scaled):
    return name in ("relu", "leaky_relu") or (not scaled and name in ("tanh", "gelu"))

# %% wrong always: bends-the-factor | through the curve
def commutes(name, scaled):
    return True

# %% wrong answers_negated: relu-lets-factors-through | positive factor
def commutes(name, scaled):
    return not (name in ("relu", "leaky_relu") or (not scaled and name != "sigmoid"))

# %% wrong gelu_like_relu: bends-the-factor | through the curve
def commutes(name, scaled):
    return name in ("relu", "leaky_relu", "gelu") or (not scaled and name != "sigmoid")

# %% wrong gelu_never: zero-stays-zero | f(0) = 0
def commutes(name, scaled):
    return name in ("relu", "leaky_relu") or (not scaled and name in ("tanh", "selu"))

# %% wrong homogeneous_only: zero-stays-zero | f(0) = 0
def commutes(name, scaled):
    return name in ("relu", "leaky_relu")

# %% wrong ignores_scaled: bends-the-factor | through the curve
def commutes(name, scaled):
    return name != "sigmoid"

# %% wrong leaky_unknown: none | raised
def commutes(name, scaled):
    return {"relu": True, "leaky": True, "tanh": not scaled, "gelu": not scaled, "selu": not scaled, "sigmoid": False}[
        name
    ]

# %% wrong never: relu-lets-factors-through | positive factor
def commutes(name, scaled):
    return False

# %% wrong no_return: returns-nothing | return
def commutes(name, scaled):
    name in ("relu", "leaky_relu")

# %% wrong only_unscaled: relu-lets-factors-through | positive factor
def commutes(name, scaled):
    return not scaled and name != "sigmoid"

# %% wrong relu_alone_of_the_two: leaky-is-straight-too | two straight
def commutes(name, scaled):
    return name == "relu" or (not scaled and name != "sigmoid")

# %% wrong scaled_exchanged: bends-the-factor | through the curve
def commutes(name, scaled):
    return name in ("relu", "leaky_relu") or (scaled and name != "sigmoid")

# %% wrong selu_like_relu: bends-the-factor | through the curve
def commutes(name, scaled):
    return name in ("relu", "leaky_relu", "selu") or (not scaled and name != "sigmoid")

# %% wrong sigmoid_scaled: sigmoid-of-zero | 0.5
def commutes(name, scaled):
    return name in ("relu", "leaky_relu") or (not scaled and name != "sigmoid") or (scaled and name == "sigmoid")

# %% wrong sigmoid_unscaled: sigmoid-of-zero | 0.5
def commutes(name, scaled):
    return name in ("relu", "leaky_relu") or not scaled

# %% wrong tanh_never: zero-stays-zero | f(0) = 0
def commutes(name, scaled):
    return name in ("relu", "leaky_relu") or (not scaled and name in ("gelu", "selu"))

# %% wrong tanh_scaled: bends-the-factor | through the curve
def commutes(name, scaled):
    return name in ("relu", "leaky_relu", "tanh") or (not scaled and name != "sigmoid")

# %% wrong words: not-yes-or-no | True or False
def commutes(name, scaled):
    return "yes" if name in ("relu", "leaky_relu") or (not scaled and name != "sigmoid") else "no"
