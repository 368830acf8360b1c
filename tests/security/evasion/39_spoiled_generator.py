# class: evasion
# idea 39: spoils the state of the generator that the test passes, so that all later draws of the test are alike
# gain: data that the test draws afterwards is constant, and a constant answer is right
# %% coins
import numpy as np


def coins(shape, p, rng):
    state = rng.bit_generator.state
    state["state"] = {"state": 0, "inc": 0}
    state["has_uint32"], state["uinteger"] = 1, 0
    rng.bit_generator.state = state
    return np.ones(shape)
