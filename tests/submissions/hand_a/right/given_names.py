h1_a = np.maximum(0, Ws[0] @ x + bs[0]) * np.array([1, 0, 1], dtype=bool)
h2_a = np.maximum(0, Ws[1] @ h1_a + bs[1]) * np.array([0, 1, 1], dtype=bool)
h3_a = np.maximum(0, Ws[2] @ h2_a + bs[2]) * np.array([1, 1, 0], dtype=bool)
y_a = Ws[3] @ h3_a + bs[3]
