import numpy as np
DROPS, KEEPS = ["torch", "keras", "flax"], ["cs231n", "srivastava2014", "deeplearning.ai"]
def to_drop_prob(api, value):
    if api not in DROPS + KEEPS:
        raise ValueError("choose from " + ", ".join(DROPS + KEEPS))
    return np.array([value, 1 - value])[int(api in KEEPS)]
