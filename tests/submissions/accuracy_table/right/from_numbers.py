import numpy as np

ratios = dict.fromkeys(range(1, 13), 1.1) | {11: 2.7}
visible_bugs = {np.int64(n) for n, ratio in ratios.items() if ratio >= 2}
