# class: resources
# idea: answers with arrays of shapes that need no memory, views with a stride of 0, and types without a size
# gain: small messages that become huge where they arrive
# limit: memory
import numpy as np

FORMS = iter([
    lambda: np.broadcast_to(np.float64(6.0), (1 << 26,)),
    lambda: np.empty((0, 1 << 40)),
    lambda: np.zeros((1 << 26,), dtype="S0"),
    lambda: np.zeros((1 << 26,), dtype=[]),
    lambda: np.zeros((1,) * 64),
    lambda: np.empty((1 << 20,), dtype=object),
] * 30)


def double(x):
    return next(FORMS)()
# %% squares
def squares(n):
    return np.lib.stride_tricks.as_strided(np.zeros(1), (1 << 28,), (0,))
