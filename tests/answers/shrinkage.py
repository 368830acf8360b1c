# %% right fraction
from fractions import Fraction


def shrinkage(p):
    return 1 - Fraction(p)


is_scale_invariant = {}
is_scale_invariant["ridge"] = False
is_scale_invariant["dropout"] = True

# %% right from_the_ratio
def shrinkage(p):
    return 1 / (1 + p / (1 - p))


is_scale_invariant = dict(ridge=False, dropout=True)

# %% right keep
def shrinkage(p):
    return 1 - p


is_scale_invariant = {"dropout": True, "ridge": False}

# %% right measured
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

# %% right numpy_bools
def shrinkage(p):
    return np.float64(1) - p


is_scale_invariant = {"dropout": np.True_, "ridge": np.bool_(False)}

# %% right zeros_and_ones
def shrinkage(p):
    return float(1 - p)


is_scale_invariant = {"dropout": 1, "ridge": 0}

# %% wrong a_string: text-for-a-number | text
def shrinkage(p):
    return f"{1 - p}"


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong a_tuple: none | dictionary
def shrinkage(p):
    return 1 - p


is_scale_invariant = (True, False)

# %% wrong a_vector: none | one number
def shrinkage(p):
    return np.full(3, 1 - p)


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong both_invariant: ridge-knows-units | one λ
def shrinkage(p):
    return 1 - p


is_scale_invariant = {"dropout": True, "ridge": True}

# %% wrong example: one-rate-answered | every p
def shrinkage(p):
    return 0.8


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong exchanged: ridge-knows-units | one λ
def shrinkage(p):
    return 1 - p


is_scale_invariant = {"dropout": False, "ridge": True}

# %% wrong grows: grows-the-weights | smaller
def shrinkage(p):
    return 1 / (1 - p)


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong half_the_penalty: rate-for-the-ratio | p/(1 - p)
def shrinkage(p):
    return 1 / (1 + p / (2 * (1 - p)))


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong halves: one-rate-answered | every p
def shrinkage(p):
    return 0.5


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong just_true: none | dictionary
def shrinkage(p):
    return 1 - p


is_scale_invariant = True

# %% wrong negative: none | not
def shrinkage(p):
    return p - 1


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong neither: penalty-follows-the-column | norm
def shrinkage(p):
    return 1 - p


is_scale_invariant = {"dropout": False, "ridge": False}

# %% wrong no_shrinkage: ordinary-least-squares | p = 0
def shrinkage(p):
    return 1.0


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong one_over_one_plus_p: rate-for-the-ratio | p/(1 - p)
def shrinkage(p):
    return 1 / (1 + p)


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong pq: rate-for-the-ratio | p/(1 - p)
def shrinkage(p):
    return 1 / (1 + p * (1 - p))


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong prints: returns-nothing | return
def shrinkage(p):
    print(1 - p)


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong ratio_upside_down: shrinks-by-rate | what is left
def shrinkage(p):
    return 1 / (1 + (1 - p) / p) if p else 0.0


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong ridge_missing: none | ridge
def shrinkage(p):
    return 1 - p


is_scale_invariant = {"dropout": True}

# %% wrong rounded: rounds-the-result | cut short
def shrinkage(p):
    return round(1 - p, 2)


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong square_root: root-of-the-factor | no square root
def shrinkage(p):
    return (1 - p) ** 0.5


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong squared: scaled-twice-at-test | once
def shrinkage(p):
    return (1 - p) ** 2


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong the_rate: shrinks-by-rate | what is left
def shrinkage(p):
    return p


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong the_ratio: penalty-for-the-factor | penalty
def shrinkage(p):
    return p / (1 - p)


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong upper_case_names: none | dropout
def shrinkage(p):
    return 1 - p


is_scale_invariant = {"Dropout": True, "Ridge": False}

# %% wrong words: not-yes-or-no | True or False
def shrinkage(p):
    return 1 - p


is_scale_invariant = {"dropout": "True", "ridge": "False"}

# %% wrong half_a_derivative: two-stays-once | it cancels
def shrinkage(p):
    return 1 / (1 + 2 * p / (1 - p))


is_scale_invariant = {"dropout": True, "ridge": False}

# %% wrong subtracts-lambda | for a small λ alone
def shrinkage(p):
    return 1 - p / (1 - p)


is_scale_invariant = {"dropout": True, "ridge": False}
