# raises-another-error: should raise ValueError, but raised AssertionError
def to_drop_prob(api, value):
    assert api in ("torch", "keras", "flax", "cs231n", "srivastava2014", "deeplearning.ai")
    return value if api in ("torch", "keras", "flax") else 1 - value
