# class: resources
# idea: answers with a gigabyte, a number of a million digits, and lists in lists in lists
# gain: the judge runs out of memory or time
# limit: memory
import numpy as np


def double(x):
    return np.zeros(1 << 30, dtype=np.int8) if np.ndim(x) == 0 else 10**10**6
# %% squares
def squares(n):
    deep = []
    for _ in range(10**5):
        deep = [deep]
    return deep
# %% Tally
class Tally:
    def __init__(self):
        self.total = {i: [i] * 1000 for i in range(3000)}

    def add(self, x):
        return range(10**18)
# %% coins
import fractions


def coins(shape, p, rng):
    return [fractions.Fraction(1, 3**10**5)] * 10**5
