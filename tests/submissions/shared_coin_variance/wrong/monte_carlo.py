# estimates-by-sampling: close, but not exact
def shared_coin_variance(w, x, p):
    coin = np.random.default_rng(2).random(500_000) >= p
    return float((coin * np.dot(w, x) / (1 - p)).var())
