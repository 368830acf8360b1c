def to_drop_prob(api, value):
    names = ["torch", "keras", "flax", "cs231n", "srivastava2014", "deeplearning.ai"]
    k = names.index(api)
    return abs((k >= 3) - value)
