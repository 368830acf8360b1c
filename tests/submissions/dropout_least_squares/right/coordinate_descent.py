def dropout_least_squares(X, y, p):
    w, norms = np.zeros(X.shape[1]), (X**2).sum(axis=0)
    for _ in range(3000):
        for j in range(len(w)):
            rest = y - X @ w + X[:, j] * w[j]
            w[j] = X[:, j] @ rest / (norms[j] / (1 - p))
    return w
