error_ratio = np.divide([34.3], [6.5])
