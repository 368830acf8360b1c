# ordinary-least-squares: p = 0
def shrinkage(p):
    return 1.0


is_scale_invariant = {"dropout": True, "ridge": False}
