# penalty-follows-the-column: norm
def shrinkage(p):
    return 1 - p


is_scale_invariant = {"dropout": False, "ridge": False}
