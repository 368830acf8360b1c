def shrinkage(p):
    return 1 / (1 + p / (1 - p))


is_scale_invariant = dict(ridge=False, dropout=True)
