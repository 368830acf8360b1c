import numpy as np
zero_std_cause = "d"
repaired_variance = lambda samples, tau: list(np.std(samples, axis=0) ** 2 + 1 / tau)
