h1_b = np.maximum(0, Ws[0] @ x + bs[0]) * np.array([1, 1, 0], dtype=bool)
h2_b = np.maximum(0, Ws[1] @ h1_b + bs[1]) * np.array([1, 0, 1], dtype=bool)
h3_b = np.maximum(0, Ws[2] @ h2_b + bs[2]) * np.array([0, 1, 1], dtype=bool)
y_b = Ws[3] @ h3_b + bs[3]
