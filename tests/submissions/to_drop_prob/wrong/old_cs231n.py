# keep-taken-for-drop: names the probability of keeping
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax", "cs231n"):
        return value
    if api in ("srivastava2014", "deeplearning.ai"):
        return 1 - value
    raise ValueError(api)
