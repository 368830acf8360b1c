# ridge-knows-units: one λ
def shrinkage(p):
    return 1 - p


is_scale_invariant = {"dropout": False, "ridge": True}
