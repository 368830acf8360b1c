# refuses-nothing: has to be refused
def to_drop_prob(api, value):
    if api in ("torch", "keras", "flax"):
        return value
    return 1 - value
