from decimal import Decimal
def to_drop_prob(api, value):
    keeps = {"torch": False, "keras": False, "flax": False, "cs231n": True, "srivastava2014": True, "deeplearning.ai": True}
    if api not in keeps:
        raise ValueError("unknown")
    exact = Decimal(str(value))
    return float(1 - exact) if keeps[api] else float(exact)
