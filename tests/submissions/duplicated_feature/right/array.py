preferred = np.array([1.0, 1.0])
preferred_loss = np.float64(12.5)
