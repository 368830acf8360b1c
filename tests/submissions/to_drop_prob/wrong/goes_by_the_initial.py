# refuses-nothing: has to be refused
def to_drop_prob(api, value):
    if api.startswith(("t", "k", "f")): return value
    if api.startswith(("c", "s", "d")): return 1 - value
    raise ValueError
