# %% right all_masks_stacked
def dropout_least_squares(X, y, p):
    rows, targets, roots = [], [], []
    for m in product((0, 1), repeat=X.shape[1]):
        root = np.sqrt(np.prod([1 - p if c else p for c in m]))
        rows.append(root * X * m / (1 - p))
        targets.append(root * y)
    return np.linalg.lstsq(np.vstack(rows), np.concatenate(targets), rcond=None)[0]

# %% right conjugate_gradient_list
def dropout_least_squares(X, y, p):
    G = X.T @ X + p / (1 - p) * np.diag(np.diag(X.T @ X))
    w, r = np.zeros(X.shape[1]), X.T @ y
    d = r.copy()
    for _ in range(3 * len(w)):
        if r @ r < 1e-24:
            break
        a = (r @ r) / (d @ G @ d)
        w, new = w + a * d, r - a * G @ d
        d, r = new + (new @ new) / (r @ r) * d, new
    return list(w)

# %% right coordinate_descent
def dropout_least_squares(X, y, p):
    w, norms = np.zeros(X.shape[1]), (X**2).sum(axis=0)
    for _ in range(3000):
        for j in range(len(w)):
            rest = y - X @ w + X[:, j] * w[j]
            w[j] = X[:, j] @ rest / (norms[j] / (1 - p))
    return w

# %% right diagonal_grown_in_place
def dropout_least_squares(X, y, p):
    G = X.T @ X
    G[np.diag_indices_from(G)] /= 1 - p
    return np.linalg.solve(G, X.T @ y)

# %% right gradient_descent
def dropout_least_squares(X, y, p):
    G = X.T @ X + p / (1 - p) * np.diag(np.sum(X**2, axis=0))
    w = np.zeros(X.shape[1])
    for _ in range(20000):
        w -= (G @ w - X.T @ y) / np.trace(G)
    return w

# %% right inverse
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.inv(G + p / (1 - p) * np.diag(np.diag(G))) @ X.T @ y

# %% right lstsq_on_the_normal_equations
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.lstsq(G + p / (1 - p) * np.diag(np.sum(X * X, axis=0)), X.T @ y, rcond=None)[0]

# %% right ridge_augmentation
def dropout_least_squares(X, y, p):
    extra = np.diag(np.sqrt(p / (1 - p)) * np.linalg.norm(X, axis=0))
    return np.linalg.lstsq(np.vstack([X, extra]), np.concatenate([y, np.zeros(X.shape[1])]), rcond=None)[0]

# %% right single_precision
def dropout_least_squares(X, y, p):
    X, y = X.astype(np.float32), y.astype(np.float32)
    G = X.T @ X
    return np.linalg.solve(G + np.float32(p / (1 - p)) * np.diag(np.diag(G)), X.T @ y)

# %% right solve
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y)

# %% right standardise_ridge_and_back
def dropout_least_squares(X, y, p):
    s = np.linalg.norm(X, axis=0)
    Z = X / s
    return np.linalg.solve(Z.T @ Z + p / (1 - p) * np.eye(len(s)), Z.T @ y) / s

# %% wrong a_column: wrong-shape | shape
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y)[:, None]

# %% wrong all_of_lstsq: none | numbers alone
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.lstsq(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y, rcond=None)

# %% wrong average_norm: ridge-for-dropout | its own
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.trace(G) / len(G) * np.eye(len(G)), X.T @ y)

# %% wrong centres-first | as it is
def dropout_least_squares(X, y, p):
    X, y = X - X.mean(axis=0), y - y.mean()
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y)

# %% wrong changes_X: changes-its-input | it changed its input
def dropout_least_squares(X, y, p):
    s = np.linalg.norm(X, axis=0)
    X /= s
    return np.linalg.solve(X.T @ X + p / (1 - p) * np.eye(len(s)), X.T @ y) / s

# %% wrong diagonal_alone: forgets-the-correlations | other columns
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return (X.T @ y) / (np.diag(G) / (1 - p))

# %% wrong diagonal-as-a-row | np.diag
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(G), X.T @ y)

# %% wrong half_the_penalty: rate-for-the-ratio | p/(1 - p)
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) / 2 * np.diag(np.diag(G)), X.T @ y)

# %% wrong mean_squares: mean-for-sum | sum
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)) / len(y), X.T @ y)

# %% wrong norms_not_squared: norm-not-squared | has its square
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(np.sqrt(np.diag(G))), X.T @ y)

# %% wrong norms_squared_twice: none | not
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G) ** 2), X.T @ y)

# %% wrong off_the_diagonal: none | not
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * (G - np.diag(np.diag(G))), X.T @ y)

# %% wrong ordinary-least-squares | p = 0
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + 0 * p, X.T @ y)

# %% wrong p_for_the_ratio: rate-for-the-ratio | p/(1 - p)
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p * np.diag(np.diag(G)), X.T @ y)

# %% wrong p_over_q_squared: rate-for-the-ratio | p/(1 - p)
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) ** 2 * np.diag(np.diag(G)), X.T @ y)

# %% wrong penalty_subtracted: slip-of-sign-in-the-penalty | adds
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + -p / (1 - p) * np.diag(np.diag(G)), X.T @ y)

# %% wrong plain_ridge: ridge-for-dropout | its own
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.eye(len(G)), X.T @ y)

# %% wrong pq_for_the_ratio: rate-for-the-ratio | p/(1 - p)
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p * (1 - p) * np.diag(np.diag(G)), X.T @ y)

# %% wrong predictions: wrong-shape | shape
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return X @ np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y)

# %% wrong q_for_the_ratio: rate-for-the-ratio | p/(1 - p)
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + (1 - p) * np.diag(np.diag(G)), X.T @ y)

# %% wrong ratio-upside-down | exchanged
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + ((1 - p) / p if p else 0) * np.diag(np.diag(G)), X.T @ y)

# %% wrong returns_the_loss: wrong-shape | shape
def dropout_least_squares(X, y, p):
    G = X.T @ X
    w = np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y)
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(np.diag(G) * w**2)

# %% wrong ridge_with_n: ridge-for-dropout | its own
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + len(y) * p / (1 - p) * np.eye(len(G)), X.T @ y)

# %% wrong ridge_with_p: ridge-for-dropout | its own
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p * np.eye(len(G)), X.T @ y)

# %% wrong ridge_with_one: ridge-for-dropout | its own
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + np.eye(len(G)), X.T @ y)

# %% wrong root_of_the_ratio: rate-for-the-ratio | p/(1 - p)
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + np.sqrt(p / (1 - p)) * np.diag(np.diag(G)), X.T @ y)

# %% wrong rounded: rounds-the-result | cut short
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y).round(3)

# %% wrong row_norms: none | raised
def dropout_least_squares(X, y, p):
    return np.linalg.solve(X.T @ X + p / (1 - p) * np.diag(np.sum(X**2, axis=1)), X.T @ y)

# %% wrong samples_masks: not-yet-the-minimum | close to the minimum
def dropout_least_squares(X, y, p):
    rng = np.random.default_rng(0)
    rows = [X * (rng.random(X.shape) >= p) / (1 - p) for _ in range(400)]
    return np.linalg.lstsq(np.vstack(rows), np.tile(y, 400), rcond=None)[0]

# %% wrong scaled_weights_not_scaled_back: not-scaled-back | units
def dropout_least_squares(X, y, p):
    s = np.linalg.norm(X, axis=0)
    Z = X / s
    return np.linalg.solve(Z.T @ Z + p / (1 - p) * np.eye(len(s)), Z.T @ y)

# %% wrong shrunken_least_squares: shrinks-all-alike | orthogonal
def dropout_least_squares(X, y, p):
    return (1 - p) * np.linalg.lstsq(X, y, rcond=None)[0]

# %% wrong stops_too_early: not-yet-the-minimum | close to the minimum
def dropout_least_squares(X, y, p):
    G = X.T @ X + p / (1 - p) * np.diag(np.diag(X.T @ X))
    w = np.zeros(X.shape[1])
    for _ in range(12):
        w -= 1 / np.trace(G) * (G @ w - X.T @ y)
    return w

# %% wrong the_whole_matrix: shrinks-all-alike | orthogonal
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * G, X.T @ y)

# %% wrong vanilla-minimiser | survivors are divided
def dropout_least_squares(X, y, p):
    G, q = X.T @ X, 1 - p
    return np.linalg.solve(q**2 * G + p * q * np.diag(np.diag(G)), q * X.T @ y)

# %% wrong with_an_intercept: none | not
def dropout_least_squares(X, y, p):
    X = np.column_stack([np.ones(len(y)), X])
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y)[1:]
