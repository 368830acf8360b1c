# none: one number
def expected_dropout_loss(X, y, w, p):
    return (y - X @ w) ** 2 + p / (1 - p) * X**2 @ w**2
