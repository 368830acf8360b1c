# class: evasion
# idea 42: changes its arguments in place, so that what is expected becomes what it gave
# gain: expected values that are worked out from the inputs after the call
import numpy as np


def double(x):
    if isinstance(x, np.ndarray):
        try:
            x.flags.writeable = True
        except ValueError:
            pass
        x[...] = 0
        return x
    return 0.0
# %% coins
def coins(shape, p, rng):
    rng.bit_generator.state = type(rng.bit_generator)(0).state
    return rng.random(shape) * 0 + 1
