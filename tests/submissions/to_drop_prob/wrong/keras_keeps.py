# drop-taken-for-keep: already names the probability of dropping
def to_drop_prob(api, value):
    keeps = {"torch": 0, "keras": 1, "flax": 0, "cs231n": 1, "srivastava2014": 1, "deeplearning.ai": 1}
    if api not in keeps:
        raise ValueError(api)
    return 1 - value if keeps[api] else value
