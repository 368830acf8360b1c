import numpy as np
h1_a = np.array([[1], [0], [2]])
h2_a = np.array([[0], [4], [3]])
h3_a = np.array([[2], [0], [0]])
y_a = np.array([[3]])
