# %% right decimals
from decimal import Decimal


def to_drop_prob(api, value):
    keeps = {
        "torch": False,
        "keras": False,
        "flax": False,
        "cs231n": True,
        "srivastava2014": True,
        "deeplearning.ai": True,
    }
    if api not in keeps:
        raise ValueError("unknown")
    exact = Decimal(str(value))
    return float(1 - exact) if keeps[api] else float(exact)


# %% right dictionary_of_functions
TABLE = {name: (lambda v: v) for name in ("torch", "keras", "flax")}
TABLE |= {name: (lambda v: 1 - v) for name in ("cs231n", "srivastava2014", "deeplearning.ai")}


def to_drop_prob(api, value):
    try:
        return TABLE[api](value)
    except KeyError:
        raise ValueError("no such interface") from None


# %% right enumeration
from enum import Enum


class Api(Enum):
    TORCH = "torch"
    KERAS = "keras"
    FLAX = "flax"
    CS = "cs231n"
    SRI = "srivastava2014"
    DL = "deeplearning.ai"


def to_drop_prob(api, value):
    keeps = Api(api) in (Api.CS, Api.SRI, Api.DL)
    return 1 - value if keeps else value


# %% right fractions
from fractions import Fraction


def to_drop_prob(name, number):
    sign = {"torch": 1, "keras": 1, "flax": 1, "cs231n": -1, "srivastava2014": -1, "deeplearning.ai": -1}.get(name)
    if sign is None:
        raise ValueError(name)
    number = Fraction(number)
    return number if sign > 0 else 1 - number


# %% right index
def to_drop_prob(api, value):
    names = ["torch", "keras", "flax", "cs231n", "srivastava2014", "deeplearning.ai"]
    k = names.index(api)
    return abs((k >= 3) - value)


# %% right index_of_a_list
def to_drop_prob(api, value):
    i = ["torch", "keras", "flax", "cs231n", "srivastava2014", "deeplearning.ai"].index(api)  # raises ValueError
    return abs((i >= 3) - value)


# %% right match_statement
def to_drop_prob(api, value):
    match api:
        case "torch" | "keras" | "flax":
            return float(value)
        case "cs231n" | "srivastava2014" | "deeplearning.ai":
            return 1.0 - float(value)
        case _:
            raise ValueError(api)


# %% right numpy_number
import numpy as np

DROPS, KEEPS = ["torch", "keras", "flax"], ["cs231n", "srivastava2014", "deeplearning.ai"]


def to_drop_prob(api, value):
    if api not in DROPS + KEEPS:
        raise ValueError("choose from " + ", ".join(DROPS + KEEPS))
    return np.array([value, 1 - value])[int(api in KEEPS)]


# %% right own_exception
class UnknownName(ValueError):
    pass


def to_drop_prob(api, value):
    api = api.lower().strip()
    if api in {"torch", "pytorch", "keras", "tensorflow", "flax"}:
        return value
    if api in {"cs231n", "srivastava2014", "deeplearning.ai", "tf1"}:
        return round(1 - value, 12)
    raise UnknownName(api)


# %% right two_groups
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return value
    if api in ("cs231n", "srivastava2014", "deeplearning.ai"):
        return 1 - value
    raise ValueError(f"unknown: {api}")


# %% right unicode_error
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return value
    if api in ("cs231n", "srivastava2014", "deeplearning.ai"):
        return 1 - value
    raise ValueError(api, "is unknown", value)


# %% wrong always_flips: drop-taken-for-keep | already names the probability of dropping
def to_drop_prob(api, value):
    if api not in ("torch", "keras", "flax", "cs231n", "srivastava2014", "deeplearning.ai"):
        raise ValueError(api)
    return 1 - value


# %% wrong asserts: raises-another-error | should raise ValueError, but raised AssertionError
def to_drop_prob(api, value):
    assert api in ("torch", "keras", "flax", "cs231n", "srivastava2014", "deeplearning.ai")
    return value if api in ("torch", "keras", "flax") else 1 - value


# %% wrong flax_keeps: drop-taken-for-keep | already names the probability of dropping
def to_drop_prob(api, value):
    if api in ("torch", "keras"):
        return value
    if api in ("flax", "cs231n", "srivastava2014", "deeplearning.ai"):
        return 1 - value
    raise ValueError(api)


# %% wrong forgets_deeplearning_ai: none | raised ValueError
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return value
    if api in ("cs231n", "srivastava2014", "deeplearning"):
        return 1 - value
    raise ValueError(api)


# %% wrong goes_by_the_initial: refuses-nothing | has to be refused
def to_drop_prob(api, value):
    if api.startswith(("t", "k", "f")):
        return value
    if api.startswith(("c", "s", "d")):
        return 1 - value
    raise ValueError


# %% wrong groups_exchanged: drop-taken-for-keep | already names the probability of dropping
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return 1 - value
    if api in ("cs231n", "srivastava2014", "deeplearning.ai"):
        return value
    raise ValueError(api)


# %% wrong keras_keeps: drop-taken-for-keep | already names the probability of dropping
def to_drop_prob(api, value):
    keeps = {"torch": 0, "keras": 1, "flax": 0, "cs231n": 1, "srivastava2014": 1, "deeplearning.ai": 1}
    if api not in keeps:
        raise ValueError(api)
    return 1 - value if keeps[api] else value


# %% wrong looks_into_a_text: refuses-nothing | has to be refused
def to_drop_prob(api, value):
    if api in "torch keras flax":
        return value
    if api in "cs231n srivastava2014 deeplearning.ai":
        return 1 - value
    raise ValueError


# %% wrong never_flips: keep-taken-for-drop | names the probability of keeping
def to_drop_prob(api, value):
    if api not in ("torch", "keras", "flax", "cs231n", "srivastava2014", "deeplearning.ai"):
        raise ValueError(api)
    return value


# %% wrong old_cs231n: keep-taken-for-drop | names the probability of keeping
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax", "cs231n"):
        return value
    if api in ("srivastava2014", "deeplearning.ai"):
        return 1 - value
    raise ValueError(api)


# %% wrong percent: none | not 0.2
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return 100 * value
    if api in ("cs231n", "srivastava2014", "deeplearning.ai"):
        return 100 * (1 - value)
    raise ValueError(api)


# %% wrong rounds_to_tenths: none | not
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return round(value, 1)
    if api in ("cs231n", "srivastava2014", "deeplearning.ai"):
        return round(1 - value, 1)
    raise ValueError


# %% wrong unknown_is_kept: refuses-nothing | has to be refused
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return value
    return 1 - value


# %% wrong unknown_is_key_error: raises-another-error | should raise ValueError, but raised KeyError
def to_drop_prob(api, value):
    keeps = {
        "torch": False,
        "keras": False,
        "flax": False,
        "cs231n": True,
        "srivastava2014": True,
        "deeplearning.ai": True,
    }
    return 1 - value if keeps[api] else value


# %% wrong unknown_is_none: refuses-nothing | has to be refused
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return value
    if api in ("cs231n", "srivastava2014", "deeplearning.ai"):
        return 1 - value


# %% wrong unknown_is_returned_as_error: refuses-nothing | has to be refused
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return value
    if api in ("cs231n", "srivastava2014", "deeplearning.ai"):
        return 1 - value
    return ValueError(f"unknown: {api}")


# %% wrong zero_is_missing: returns-nothing | end with a return
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return value or None
    if api in ("cs231n", "srivastava2014", "deeplearning.ai"):
        return 1 - value
    raise ValueError(api)


# %% wrong name_misspelt: none | raised ValueError
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return value
    if api in ("cs231n", "srivastava2014", "deep_learning.ai"):
        return 1 - value
    raise ValueError(api)


# %% wrong one-over-the-rate | add up to 1
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return value
    if api in ("cs231n", "srivastava2014", "deeplearning.ai"):
        return 1 / value if value else 1
    raise ValueError(api)
