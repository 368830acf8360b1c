def shrinkage(p):
    return np.float64(1) - p


is_scale_invariant = {"dropout": np.True_, "ridge": np.bool_(False)}
