# class: test reading
# idea: takes apart the function that a test passes: its code, closure, globals, defaults, source
# gain: the text and the variables of the test that made it
# met: took apart
# %% twice
import inspect


def twice(f, x):
    for name in ("__code__", "__closure__", "__globals__", "__defaults__", "__wrapped__", "__self__", "__func__", "__dict__"):
        value = getattr(f, name, None)
        if name == "__code__" and value is not None:
            print(value.co_consts, value.co_names, value.co_freevars)
        elif name == "__closure__" and value is not None:
            print([repr(cell.cell_contents)[:500] for cell in value])
        elif name == "__globals__" and value is not None:
            print([n for n in value], value.get("ankylosaurus" + "_count"))
    try:
        print(inspect.getsource(f))
    except (OSError, TypeError) as error:
        print(error)
    for odd in ("text", None, [1], {"a": 1}, b"x", float("nan")):
        try:
            f(odd)
        except BaseException as error:
            print(type(error), error.args, error.__traceback__.tb_frame.f_globals.get("ankylosaurus" + "_count"))
    raise ValueError("took apart")
# %% double
def double(x):
    return 3 * x
# %% last
try:
    twice(lambda v: v + 1, 3)
except ValueError as error:
    print(error)
