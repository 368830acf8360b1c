# drop-taken-for-keep: already names the probability of dropping
def to_drop_prob(api, value):
    if api in ("torch", "keras"):
        return value
    if api in ("flax", "cs231n", "srivastava2014", "deeplearning.ai"):
        return 1 - value
    raise ValueError(api)
