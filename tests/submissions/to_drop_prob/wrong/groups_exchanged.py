# drop-taken-for-keep: already names the probability of dropping
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return 1 - value
    if api in ("cs231n", "srivastava2014", "deeplearning.ai"):
        return value
    raise ValueError(api)
