# root-at-test: square root
def shrinkage(p):
    return (1 - p) ** 0.5


is_scale_invariant = {"dropout": True, "ridge": False}
