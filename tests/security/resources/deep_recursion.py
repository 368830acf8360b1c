# class: resources
# idea: nests calls, syntax and data until a stack overflows
# gain: a crash that takes the grader with it
# limit: time
import sys

sys.setrecursionlimit(10**8)


def double(x):
    return double(x)
# %% first
eval("(" * 5000 + ")" * 5000)
# %% last
exec("x = " + "-" * 100_000 + "1")
