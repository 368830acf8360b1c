# none: one number
def shrinkage(p):
    return np.full(3, 1 - p)


is_scale_invariant = {"dropout": True, "ridge": False}
