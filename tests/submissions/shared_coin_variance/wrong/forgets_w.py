# forgets-the-weights: one of the two is missing
def shared_coin_variance(w, x, p):
    return p / (1 - p) * float(x.sum()) ** 2
