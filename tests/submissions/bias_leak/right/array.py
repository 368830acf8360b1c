import numpy as np
leaky = "before"
leaked = np.array([2])
