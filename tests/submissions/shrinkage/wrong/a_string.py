# text-for-a-number: text
def shrinkage(p):
    return f"{1 - p}"


is_scale_invariant = {"dropout": True, "ridge": False}
