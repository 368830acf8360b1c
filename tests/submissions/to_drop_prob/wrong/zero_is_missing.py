# returns-nothing: end with a return
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return value or None
    if api in ("cs231n", "srivastava2014", "deeplearning.ai"):
        return 1 - value
    raise ValueError(api)
