# scaled-twice-at-test: once
def shrinkage(p):
    return (1 - p) ** 2


is_scale_invariant = {"dropout": True, "ridge": False}
