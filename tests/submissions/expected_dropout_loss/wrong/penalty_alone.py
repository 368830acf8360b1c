# penalty-alone: y
def expected_dropout_loss(X, y, w, p):
    return p / (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))
