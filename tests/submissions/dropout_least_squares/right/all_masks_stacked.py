def dropout_least_squares(X, y, p):
    rows, targets, roots = [], [], []
    for m in product((0, 1), repeat=X.shape[1]):
        root = np.sqrt(np.prod([1 - p if c else p for c in m]))
        rows.append(root * X * m / (1 - p))
        targets.append(root * y)
    return np.linalg.lstsq(np.vstack(rows), np.concatenate(targets), rcond=None)[0]
