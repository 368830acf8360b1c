# one-rate-answered: every p
def shrinkage(p):
    return 0.5


is_scale_invariant = {"dropout": True, "ridge": False}
