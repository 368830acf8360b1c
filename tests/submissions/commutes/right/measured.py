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
