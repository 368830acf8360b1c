# adds-without-squaring: counts squared in the variance
def shared_coin_variance(w, x, p):
    return p / (1 - p) * float(np.dot(w, x))
