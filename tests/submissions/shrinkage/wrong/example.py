# one-rate-answered: every p
def shrinkage(p):
    return 0.8


is_scale_invariant = {"dropout": True, "ridge": False}
