# none: not
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"): return round(value, 1)
    if api in ("cs231n", "srivastava2014", "deeplearning.ai"): return round(1 - value, 1)
    raise ValueError
