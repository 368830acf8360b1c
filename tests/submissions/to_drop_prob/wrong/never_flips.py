# keep-taken-for-drop: names the probability of keeping
def to_drop_prob(api, value):
    if api not in ("torch", "keras", "flax", "cs231n", "srivastava2014", "deeplearning.ai"):
        raise ValueError(api)
    return value
