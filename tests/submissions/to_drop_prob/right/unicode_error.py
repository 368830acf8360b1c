def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"): return value
    if api in ("cs231n", "srivastava2014", "deeplearning.ai"): return 1 - value
    raise ValueError(api, "is unknown", value)
