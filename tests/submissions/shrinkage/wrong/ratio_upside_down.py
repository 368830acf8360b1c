# shrinks-by-rate: what is left
def shrinkage(p):
    return 1 / (1 + (1 - p) / p) if p else 0.0


is_scale_invariant = {"dropout": True, "ridge": False}
