# penalty-for-the-factor: penalty
def shrinkage(p):
    return p / (1 - p)


is_scale_invariant = {"dropout": True, "ridge": False}
