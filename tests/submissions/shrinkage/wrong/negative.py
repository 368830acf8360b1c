# none: not
def shrinkage(p):
    return p - 1


is_scale_invariant = {"dropout": True, "ridge": False}
