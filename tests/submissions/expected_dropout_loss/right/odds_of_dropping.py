def expected_dropout_loss(X, y, w, p):
    keep = 1.0 - p
    ridge = np.linalg.norm(X, axis=0) * w
    return np.linalg.norm(y - np.dot(X, w)) ** 2 + np.dot(ridge, ridge) * (1 / keep - 1)
