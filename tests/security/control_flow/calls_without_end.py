# class: control flow
# idea: calls the function that calls it, until somebody's stack ends
# gain: the judge ends with the test unfinished
# limit: time
# %% twice
def twice(f, x):
    return twice(lambda value: f(twice(f, value)), x)
# %% double
import sys

sys.setrecursionlimit(10**6)


def double(x):
    return [double(x)]
