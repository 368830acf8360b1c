# only-two-inputs: first two inputs alone
def shared_coin_variance(w, x, p):
    return p / (1 - p) * (w[0] * x[0] + w[1] * x[1]) ** 2
