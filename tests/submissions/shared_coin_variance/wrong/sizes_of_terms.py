# drops-the-sign: counts with its sign
def shared_coin_variance(w, x, p):
    return p / (1 - p) * float(np.abs(w * x).sum()) ** 2
