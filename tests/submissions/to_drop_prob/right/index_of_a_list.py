def to_drop_prob(api, value):
    i = ["torch", "keras", "flax", "cs231n", "srivastava2014", "deeplearning.ai"].index(api)  # raises ValueError
    return abs((i >= 3) - value)
