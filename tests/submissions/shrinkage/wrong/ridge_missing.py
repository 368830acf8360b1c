# none: ridge
def shrinkage(p):
    return 1 - p


is_scale_invariant = {"dropout": True}
