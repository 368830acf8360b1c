# ratio-upside-down: without dropping
import numpy as np
def attention_dropout_moments(a, p):
    q = p
    return 1.0, (1 - q) / max(q, 1e-9) * np.dot(a, a)
