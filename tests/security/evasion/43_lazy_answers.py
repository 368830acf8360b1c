# class: evasion
# idea 43: answers with generators, lambdas and promises that work only when somebody looks
# gain: looks like an answer, and is worked out from how it is looked at
import numpy as np


class Promise:
    def __init__(self, x):
        self.x = x

    def __iter__(self):
        return iter(())

    def __call__(self):
        return self

    def __eq__(self, other):
        self.x = other
        return True

    def __array__(self, *args, **kwargs):
        return np.asarray(self.x, dtype=float)


def double(x):
    return (v for v in [3.0]) if np.ndim(x) == 0 else Promise(x)
# %% squares
def squares(n):
    def lazily():
        expected = yield
        while True:
            expected = yield expected

    return lazily()
