# shrinks-all-alike: orthogonal
def dropout_least_squares(X, y, p):
    return (1 - p) * np.linalg.lstsq(X, y, rcond=None)[0]
