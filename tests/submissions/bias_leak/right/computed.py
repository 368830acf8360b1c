mask, h1 = np.array([0, 1, 1]), np.array([1, 0, 2])
h2 = np.maximum(mask * (Ws[1] @ h1) + bs[1], 0)
leaky, leaked = "before", h2[0]
