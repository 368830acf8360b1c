# forgets-the-penalty: plain
def expected_dropout_loss(X, y, w, p):
    mean = 0.0
    for m in product((0, 1), repeat=X.size):
        m = np.array(m).reshape(X.shape)
        mean = mean + np.prod(np.where(m, 1 - p, p)) * ((X * m / (1 - p)) @ w)
    return np.sum((y - mean) ** 2)
