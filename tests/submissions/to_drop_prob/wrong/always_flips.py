# drop-taken-for-keep: already names the probability of dropping
def to_drop_prob(api, value):
    if api not in ("torch", "keras", "flax", "cs231n", "srivastava2014", "deeplearning.ai"):
        raise ValueError(api)
    return 1 - value
