# estimates-by-sampling: close, but not exact
import numpy as np
def attention_dropout_moments(a, p):
    rng = np.random.default_rng(0)
    a = np.asarray(a)
    r = (rng.random((20000, a.size)) >= p) @ a / (1 - p)
    return 1.0, r.var()
