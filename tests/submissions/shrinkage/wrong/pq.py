# rate-for-the-ratio: p/(1 - p)
def shrinkage(p):
    return 1 / (1 + p * (1 - p))


is_scale_invariant = {"dropout": True, "ridge": False}
