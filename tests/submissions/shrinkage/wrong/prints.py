# returns-nothing: return
def shrinkage(p):
    print(1 - p)


is_scale_invariant = {"dropout": True, "ridge": False}
