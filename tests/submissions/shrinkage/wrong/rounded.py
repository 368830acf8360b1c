# rounds-the-result: cut short
def shrinkage(p):
    return round(1 - p, 2)


is_scale_invariant = {"dropout": True, "ridge": False}
