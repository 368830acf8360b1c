import numpy as np
def spatial_dropout(x, p, rng):
    coins = (rng.random(x.shape[:2], dtype=np.float32) >= p).astype(np.float32)
    return (x * coins[:, :, np.newaxis, np.newaxis] / (1 - p)).astype(np.float32)
