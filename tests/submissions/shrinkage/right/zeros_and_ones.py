def shrinkage(p):
    return float(1 - p)


is_scale_invariant = {"dropout": 1, "ridge": 0}
