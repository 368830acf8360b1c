# %% right all_covariances
def shared_coin_variance(w, x, p):
    a = np.asarray(w) * np.asarray(x)
    return (p / (1 - p) * np.outer(a, a)).sum()

# %% right closed_form
def shared_coin_variance(w, x, p):
    return p / (1 - p) * float(np.dot(w, x)) ** 2

# %% right fraction
from fractions import Fraction


def shared_coin_variance(w, x, p):
    p = Fraction(p)
    return p / (1 - p) * sum(Fraction(float(a)) * Fraction(float(b)) for a, b in zip(w, x)) ** 2

# %% right mean_square_minus
def shared_coin_variance(w, x, p):
    s = w.reshape(1, -1) @ x.reshape(-1, 1)
    return s**2 / (1 - p) - s**2

# %% right one_state_of_two
def enumerate_states(w, x, p):
    states = []
    for m in product((0, 1), repeat=len(w)):
        states.append((m, math.prod(1 - p if c else p for c in m), float(np.dot(m, w * x))))
    return states


def shared_coin_variance(w, x, p):
    """Two worlds, everything or nothing, as states of one input."""
    states = enumerate_states(np.ones(1), np.array([w @ x / (1 - p)]), p)
    mean = sum(c * z for _, c, z in states)
    return sum(c * z * z for _, c, z in states) - mean**2

# %% right outer
def shared_coin_variance(w, x, p):
    return (np.outer(w * x, w * x) * (p / (1 - p))).sum()

# %% right own_plus_cov
def shared_coin_variance(w, x, p):
    t = (w * x).tolist()
    own = sum(a * a for a in t)
    cross = sum(t[i] * t[j] for i in range(len(t)) for j in range(i))
    return p / (1 - p) * (own + 2 * cross)

# %% right two_states
def shared_coin_variance(w, x, p):
    q = 1 - p
    states = [(q, math.fsum(w * x) / q), (p, 0.0)]
    mean = sum(c * z for c, z in states)
    return sum(c * (z - mean) ** 2 for c, z in states)

# %% right weighted_covariance
def shared_coin_variance(w, x, p):
    z = np.array([0, np.dot(w, x) / (1 - p)])
    return np.cov(z, aweights=[p, 1 - p], ddof=0)

# %% wrong changes_weights: changes-its-input | work on a copy
def shared_coin_variance(w, x, p):
    w *= x
    return p / (1 - p) * float(w.sum()) ** 2

# %% wrong forgets_w: forgets-the-weights | one of the two is missing
def shared_coin_variance(w, x, p):
    return p / (1 - p) * float(x.sum()) ** 2

# %% wrong forty_nine: answers-the-example | compute it from the arguments
def shared_coin_variance(w, x, p):
    return p / (1 - p) * 49.0

# %% wrong mean_square: forgets-to-subtract | subtract the square of the mean
def shared_coin_variance(w, x, p):
    z = float(np.dot(w, x)) / (1 - p)
    return (1 - p) * z**2

# %% wrong monte_carlo: estimates-by-sampling | close, but not exact
def shared_coin_variance(w, x, p):
    coin = np.random.default_rng(2).random(500_000) >= p
    return float((coin * np.dot(w, x) / (1 - p)).var())

# %% wrong no_square: adds-without-squaring | counts squared in the variance
def shared_coin_variance(w, x, p):
    return p / (1 - p) * float(np.dot(w, x))

# %% wrong numpy_sample_variance: none | not
def shared_coin_variance(w, x, p):
    """The two states, weighed, but with the n - 1 of a sample."""
    z = float(np.dot(w, x)) / (1 - p)
    return 2 * p * (1 - p) * z**2

# %% wrong own_coin_each: own-coins | one shared coin keeps or drops them all together
def shared_coin_variance(w, x, p):
    return p / (1 - p) * float(np.sum((w * x) ** 2))

# %% wrong prints: returns-nothing | returned None
def shared_coin_variance(w, x, p):
    print(p / (1 - p) * float(np.dot(w, x)) ** 2)

# %% wrong ratio_reversed: ratio-upside-down | without dropping (p = 0) nothing varies
def shared_coin_variance(w, x, p):
    return (1 - p) / p * float(np.dot(w, x)) ** 2

# %% wrong rounded: rounds-the-result | cut short
def shared_coin_variance(w, x, p):
    return round(p / (1 - p) * float(np.dot(w, x)) ** 2, 2)

# %% wrong scaled_once: scales-variance-once | a factor 1/(1 - p)^2 on its variance
def shared_coin_variance(w, x, p):
    return p * float(np.dot(w, x)) ** 2

# %% wrong sizes_of_terms: drops-the-sign | counts with its sign
def shared_coin_variance(w, x, p):
    return p / (1 - p) * float(np.abs(w * x).sum()) ** 2

# %% wrong standard_deviation: std-not-variance | the variance is its square
def shared_coin_variance(w, x, p):
    return math.sqrt(p / (1 - p)) * abs(float(np.dot(w, x)))

# %% wrong two_inputs: only-two-inputs | first two inputs alone
def shared_coin_variance(w, x, p):
    return p / (1 - p) * (w[0] * x[0] + w[1] * x[1]) ** 2

# %% wrong unweighted: counts-states-equally | weigh each state
def shared_coin_variance(w, x, p):
    return float(np.var([0.0, float(np.dot(w, x)) / (1 - p)]))

# %% wrong vanilla: vanilla-variance | inverted dropout divides the survivors
def shared_coin_variance(w, x, p):
    return p * (1 - p) * float(np.dot(w, x)) ** 2

# %% wrong n_times_one_coin: counts-the-shared-coin-often | no n comes in
def shared_coin_variance(w, x, p):
    return len(w) * p / (1 - p) * float(np.sum((w * x) ** 2))

# %% wrong shared-coin-never-varies | z is 0 with probability p
def shared_coin_variance(w, x, p):
    return 0.0

# %% wrong sums_multiplied: multiplies-the-sums | pair by pair first
def shared_coin_variance(w, x, p):
    return p / (1 - p) * (w.sum() * x.sum()) ** 2

# %% wrong sums_of_squares_multiplied: multiplies-the-sums | pair by pair first
def shared_coin_variance(w, x, p):
    return p / (1 - p) * np.sum(w**2) * np.sum(x**2)

# %% wrong n_times_the_square: counts-the-shared-coin-often | no n comes in
def shared_coin_variance(w, x, p):
    return len(w) * p / (1 - p) * np.dot(w, x) ** 2

# %% wrong vanilla_mean_square: forgets-to-subtract | the square of the mean
def shared_coin_variance(w, x, p):
    return (1 - p) * np.dot(w, x) ** 2

# %% wrong divided_without_q: forgets-a-factor | one of the two factors is missing
def shared_coin_variance(w, x, p):
    return p / (1 - p) ** 2 * np.dot(w, x) ** 2

# %% wrong ratio_squared_too: squares-the-ratio | only the sum is squared
def shared_coin_variance(w, x, p):
    return (p / (1 - p) * np.dot(w, x)) ** 2

# %% wrong mean_squared: averages-the-inputs | you took their mean
def shared_coin_variance(w, x, p):
    return p / (1 - p) * np.mean(w * x) ** 2

# %% wrong divided_by_n: counts-the-shared-coin-often | no n comes in
def shared_coin_variance(w, x, p):
    q, s = 1 - p, np.dot(w, x)
    return p / q * s**2 / len(w)

# %% wrong square_alone: coin-left-out | variance of the coin is missing
def shared_coin_variance(w, x, p):
    q, s = 1 - p, np.dot(w, x)
    return s**2

# %% wrong subtracts_once_more: subtracts-from-the-variance | subtract nothing more
def shared_coin_variance(w, x, p):
    q, s = 1 - p, np.dot(w, x)
    return p / q * s**2 - s**2

# %% wrong mean_not_squared: mean-not-squared | without its square
def shared_coin_variance(w, x, p):
    q, s = 1 - p, np.dot(w, x)
    return s**2 / q - s

# %% wrong own_coins_in_vanilla: own-coins | a coin for each input
def shared_coin_variance(w, x, p):
    return p * (1 - p) * float(np.sum((w * x) ** 2))
