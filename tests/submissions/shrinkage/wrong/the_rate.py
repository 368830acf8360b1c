# shrinks-by-rate: what is left
def shrinkage(p):
    return p


is_scale_invariant = {"dropout": True, "ridge": False}
