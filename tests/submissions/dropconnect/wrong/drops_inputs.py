# drops-inputs: tosses a coin for each weight
import numpy as np
def dropconnect(x, W, b, p, rng):
    return (x * (rng.random(x.shape) >= p) / (1 - p)) @ W + b
