TABLE = {name: (lambda v: v) for name in ("torch", "keras", "flax")}
TABLE |= {name: (lambda v: 1 - v) for name in ("cs231n", "srivastava2014", "deeplearning.ai")}
def to_drop_prob(api, value):
    try:
        return TABLE[api](value)
    except KeyError:
        raise ValueError("no such interface") from None
