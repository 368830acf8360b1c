# std-not-variance: the variance is its square
def shared_coin_variance(w, x, p):
    return math.sqrt(p / (1 - p)) * abs(float(np.dot(w, x)))
