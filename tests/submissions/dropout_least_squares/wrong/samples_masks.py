# not-yet-the-minimum: close to the minimum
def dropout_least_squares(X, y, p):
    rng = np.random.default_rng(0)
    rows = [X * (rng.random(X.shape) >= p) / (1 - p) for _ in range(400)]
    return np.linalg.lstsq(np.vstack(rows), np.tile(y, 400), rcond=None)[0]
