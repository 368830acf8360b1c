# none: not 0.2
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return 100 * value
    if api in ("cs231n", "srivastava2014", "deeplearning.ai"):
        return 100 * (1 - value)
    raise ValueError(api)
