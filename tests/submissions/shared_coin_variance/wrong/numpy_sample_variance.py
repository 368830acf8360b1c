# none: not
def shared_coin_variance(w, x, p):
    """The two states, weighed, but with the n - 1 of a sample."""
    z = float(np.dot(w, x)) / (1 - p)
    return 2 * p * (1 - p) * z**2
