# ratio-upside-down: without dropping
import numpy as np
def attention_dropout_moments(a, p):
    return 1.0, (1 - p) / max(p, 1e-9) * np.sum(np.square(a))
