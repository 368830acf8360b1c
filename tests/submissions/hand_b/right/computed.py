import numpy as np

W1, b1 = np.array([[3, -1], [1, 2], [-1, 2]]), np.array([-1, -2, 1])
W2, b2 = np.array([[-1, 2, 2], [2, 1, 2], [-1, 1, 1]]), np.array([2, -2, 2])
W3, b3 = np.array([[-1, -2, 3], [2, 0, -1], [-2, -1, 3]]), np.array([1, 2, -2])
W4, b4 = np.array([[2, 1, -2]]), np.array([-1])
h1_b = np.maximum(W1 @ [1, 1] + b1, 0) * [1, 1, 0]
h2_b = np.maximum(W2 @ h1_b + b2, 0) * [1, 0, 1]
h3_b = np.maximum(W3 @ h2_b + b3, 0) * [0, 1, 1]
y_b = (W4 @ h3_b + b4)[0]
