import numpy as np
h1_b = np.array([[1], [1], [0]])
h2_b = np.array([[3], [0], [2]])
h3_b = np.array([[0], [6], [0]])
y_b = np.array([[5]])
