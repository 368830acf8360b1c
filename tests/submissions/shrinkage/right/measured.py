def shrinkage(p):
    Q, _ = np.linalg.qr(np.random.default_rng(0).normal(size=(9, 2)))
    y = Q @ np.array([3.0, 4.0])
    return dropout_least_squares(Q, y, p)[0] / dropout_least_squares(Q, y, 0.0)[0]


def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y)


X, y = np.random.default_rng(1).normal(size=(8, 2)), np.arange(8.0)
scale = np.array([100.0, 1.0])
fit = lambda X: X @ dropout_least_squares(X, y, 0.2)
ridge = lambda X: X @ np.linalg.solve(X.T @ X + np.eye(2), X.T @ y)
is_scale_invariant = {"dropout": np.allclose(fit(X), fit(X * scale)), "ridge": np.allclose(ridge(X), ridge(X * scale))}
