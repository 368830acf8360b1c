# raises-another-error: should raise ValueError, but raised KeyError
def to_drop_prob(api, value):
    keeps = {"torch": False, "keras": False, "flax": False, "cs231n": True, "srivastava2014": True, "deeplearning.ai": True}
    return 1 - value if keeps[api] else value
